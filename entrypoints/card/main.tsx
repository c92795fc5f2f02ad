import { render } from 'preact';
import { send } from '../../lib/messages/client.ts';
import { CardPage } from './CardPage.tsx';
import { receivePort } from './receive-port.ts';
import './card-page.css';

const app = document.getElementById('app')!;
receivePort(window, port => render(<CardPage port={port} send={send} />, app));
