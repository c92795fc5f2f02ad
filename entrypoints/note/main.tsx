import { render } from 'preact';
import { send } from '../../lib/messages/client.ts';
import { receivePort } from '../card/receive-port.ts';
import { NotePage } from './NotePage.tsx';
import '../card/card-page.css';

const app = document.getElementById('app')!;
receivePort(window, port => render(<NotePage port={port} send={send} />, app));
