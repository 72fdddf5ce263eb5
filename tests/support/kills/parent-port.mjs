/** Gives a job process of the window, which Electron forks, its way to its host when Node forks it. What comes before anybody listens waits. */
import { EventEmitter } from 'node:events';

const port = new EventEmitter();
port.postMessage = (message) => process.send(message);
port.once('newListener', () => process.on('message', (data) => port.emit('message', { data })));
process.parentPort = port;
