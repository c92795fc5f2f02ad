import { apache, rclone } from '../servers/remotes/index.ts';
import { itKeepsTheContract } from './contract.ts';
import { describePeer } from './describe-peer.ts';
import { webdavRemote } from './webdav-place.ts';

for (const peer of [rclone, apache])
  describePeer(peer, 'a WebDAV remote', () => {
    itKeepsTheContract(async () => {
      const server = await peer.start();
      return { remote: writer => webdavRemote(server, writer), stop: () => server.stop() };
    });
  });
