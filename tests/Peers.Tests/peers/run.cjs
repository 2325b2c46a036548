'use strict';
// node run.cjs <group> <case>: exits with 0, or tells what differs from what the client needs.
const [group, name] = process.argv.slice(2);
const peer = require('./peer.cjs');
const found = require(`./${group}.cjs`)[name];

function fail(error) {
  const told = peer.requests.map(({ method, path, status }) => `  ${method} ${path} → ${status}`).slice(-30);
  const opened = peer.sockets.map(({ url, status, frames }) => `  socket ${url.replace(/t=.*/, 't=…')} → ${status}, ${frames.length} frames`).slice(-10);
  console.error([error && error.stack || String(error), 'The client asked:', ...told, ...opened].join('\n'));
  process.exit(1);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
if (!found) fail(new Error(`There is no case ${group}.${name}.`));
Promise.resolve(found()).then(() => {
  peer.checkFrames();
  process.exit(0);
}).catch(fail);
