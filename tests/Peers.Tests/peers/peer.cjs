'use strict';
// The official client as it is, on Node. What it does on the wire is watched from outside: through the WebSocket and XMLHttpRequest it is given.
const WebSocket = require('ws');
const XMLHttpRequest = require('xhr2');
const assert = require('node:assert/strict');

const api = process.env.SERVER + '/v3/directline';
const secret = process.env.SECRET;
const sockets = []; // { socket, url, frames, status }
const requests = []; // { method, path, status, response }
const scale = { refresh: null, loseNextSocket: false };

globalThis.WebSocket = class extends WebSocket {
  constructor(url, protocols) {
    super(url, protocols);
    const seen = { socket: this, url, frames: [], status: 0 };
    sockets.push(seen);
    this.on('upgrade', () => {
      seen.status = 101;
      if (scale.loseNextSocket) this.terminate(); // before anything has come through it
      scale.loseNextSocket = false;
    });
    this.on('unexpected-response', (request, response) => {
      seen.status = response.statusCode;
      request.destroy();
      this.emit('error', new Error('refused with ' + response.statusCode));
    });
    this.on('message', (data, isBinary) => seen.frames.push({ text: data.toString(), isBinary }));
  }
};

globalThis.XMLHttpRequest = class extends XMLHttpRequest {
  open(method, url, ...rest) {
    const seen = { method, path: url.replace(api, ''), status: null, response: null };
    requests.push(seen);
    this.addEventListener('loadend', () => Object.assign(seen, { status: this.status, response: this.response }));
    return super.open(method, url, ...rest);
  }
};

// The client refreshes its token every 15 minutes; a test makes that shorter.
const realInterval = globalThis.setInterval;
globalThis.setInterval = (run, every, ...rest) => realInterval(run, every === 15 * 60 * 1000 && scale.refresh ? scale.refresh : every, ...rest);

const { DirectLine, ConnectionStatus } = require('botframework-directlinejs');

/** A call of the protocol without the client; gives { status, body, headers }. */
async function call(method, path, { token = secret, body, headers = {} } = {}) {
  const answer = await fetch(api + path, {
    method,
    headers: { authorization: 'Bearer ' + token, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(15_000)
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : null };
}

async function generate(body) {
  const answer = await call('POST', '/tokens/generate', { body });
  assert.equal(answer.status, 200, 'tokens/generate');
  return answer.body;
}

/** An official client; what it hears is in `heard`, what it said of its connection in `statuses`. */
function connect(options) {
  const client = new DirectLine({ domain: api, random: () => -0.24, ...options });
  const peer = { client, heard: [], statuses: [], failure: null };
  client.connectionStatus$.subscribe(status => peer.statuses.push(ConnectionStatus[status]));
  client.activity$.subscribe(activity => peer.heard.push(activity), failure => { peer.failure = failure; });
  return peer;
}

/** The client's answer to a post: an id, or "retry". */
const post = (peer, activity) => new Promise((resolve, reject) => peer.client.postActivity({ from: { id: 'resident', role: 'user' }, ...activity }).subscribe(resolve, reject));
const say = (peer, text) => post(peer, { type: 'message', text });

/** As a careful page does: what was not acknowledged is sent again under the same id of its own, which the service recognises. */
async function sayUntilTaken(peer, text) {
  const clientActivityID = text + ' ' + Math.random();
  return until('an acknowledgement of ' + text, async () => {
    const id = await post(peer, { type: 'message', text, channelData: { clientActivityID } });
    return id === 'retry' ? null : id;
  }, 30_000);
}

const messages = peer => peer.heard.filter(activity => activity.type === 'message');
const replyTo = (peer, id) => peer.heard.find(activity => activity.type === 'message' && activity.replyToId === id);

async function until(what, check, within = 30_000) {
  for (const end = Date.now() + within; ;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error('not within ' + within / 1000 + ' s: ' + what);
    await sleep(20);
  }
}

const sleep = time => new Promise(resolve => setTimeout(resolve, time));

/** Asks the test for something only it can do ("stop", "kill", "start"), and waits until it is done. */
const waiting = [];
let unread = '';
function ask(what) {
  console.log(JSON.stringify({ ask: what }));
  return new Promise(resolve => waiting.push(resolve));
}
process.stdin.on('data', data => {
  unread += data;
  for (let end; (end = unread.indexOf('\n')) >= 0; unread = unread.slice(end + 1)) waiting.shift()?.();
});

/** The ids of what came over the wire, in its order: the client hands out two frames that come quickly after each other in turn. */
const wired = socket => socket.frames.filter(({ text }) => text !== '').flatMap(({ text }) => JSON.parse(text).activities).filter(activity => activity.type !== 'typing').map(activity => activity.id);

/** Every activity once and in order, on the wire and to the client. */
function checkOrder(peer, streams = sockets) {
  const ids = streams.flatMap(wired);
  assert.deepEqual(ids, [...new Set(ids)].sort(), 'on the wire each once, in order');
  const heard = peer.heard.filter(activity => activity.type !== 'typing').map(activity => activity.id);
  assert.deepEqual(heard.sort(), ids, 'the client hands out all of it');
}

/** What the client dies of: a frame that is binary, has no activities, or turns the watermark back. */
function checkFrames() {
  for (const { url, frames } of sockets) {
    let last = -1;
    for (const { text, isBinary } of frames) {
      assert.equal(isBinary, false, 'a binary frame on ' + url);
      if (text === '') continue;
      const set = JSON.parse(text);
      assert.ok(Array.isArray(set.activities), 'a frame without activities: ' + text);
      if (set.watermark === undefined || set.watermark === null) continue;
      assert.ok(Number(set.watermark) > last, `the watermark went from ${last} to ${set.watermark}`);
      last = Number(set.watermark);
    }
  }
}

module.exports = { assert, api, secret, sockets, requests, scale, call, generate, connect, post, say, sayUntilTaken, messages, replyTo, until, sleep, ask, checkOrder, checkFrames };
