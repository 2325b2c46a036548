'use strict';
const { assert, sockets, requests, scale, call, generate, connect, post, say, messages, replyTo, until, sleep } = require('./peer.cjs');

const question = 'Làm căn cước lần đầu hết bao nhiêu tiền?';

/** The client exchanges its token; the old one stays good. */
async function refresh() {
  scale.refresh = 400;
  const { token, conversationId, expires_in } = await generate({ user: { id: 'dl_an' } });
  const peer = connect({ token });
  await until('three refreshed tokens', () => requests.filter(request => request.path === '/tokens/refresh' && request.status === 200).length >= 3);
  const id = await say(peer, question);
  await until('an answer with the new token', () => replyTo(peer, id));
  const again = await call('POST', '/tokens/refresh', { token });
  assert.equal(again.status, 200);
  assert.equal(again.body.conversationId, conversationId);
  assert.equal(again.body.expires_in, expires_in);
  assert.notEqual(again.body.token, token);
  assert.equal((await call('GET', `/conversations/${conversationId}/activities`, { token })).status, 200, 'the old token stays good');
  assert.equal(sockets.length, 1);
}

/** The test sets the lifetime to seconds and no grace: the client is told so, and goes on with a fresh token. */
async function expire() {
  const { token, conversationId, expires_in } = await generate();
  const peer = connect({ token, timeout: 4000 });
  await until('the greeting', () => messages(peer).length);
  const heard = messages(peer).length;
  await sleep(expires_in * 1000 + 500);
  const refused = await call('POST', '/tokens/refresh', { token: peer.client.token });
  assert.equal(refused.status, 403);
  assert.equal(refused.body.error.code, 'TokenExpired');
  assert.equal(await say(peer, question), 'retry');
  await until('the status ExpiredToken', () => peer.statuses.at(-1) === 'ExpiredToken');
  // Meanwhile the conversation goes on from elsewhere; the server with the secret hands out a fresh token.
  const elsewhere = await call('POST', `/conversations/${conversationId}/activities`, { body: { type: 'message', from: { id: 'u' }, text: 'cảm ơn' } });
  const { body: fresh } = await call('GET', `/conversations/${conversationId}?watermark=${heard}`);
  sockets.forEach(({ socket }) => socket.terminate());
  peer.client.reconnect(fresh);
  await until('the status Online', () => peer.statuses.at(-1) === 'Online');
  await until('what was missed', () => replyTo(peer, elsewhere.body.id));
}

/** The resident had everything deleted: that revokes the token, and the client is told so when it refreshes. */
async function forget() {
  const { token } = await generate();
  const peer = connect({ token });
  await until('the greeting', () => messages(peer).length);
  await post(peer, { type: 'event', name: 'forget' });
  await until('the news that all is deleted', () => peer.heard.some(activity => activity.type === 'event' && activity.name === 'forgotten'));
  for (const path of ['/tokens/refresh', '/conversations']) {
    const refused = await call('POST', path, { token });
    assert.equal(refused.status, 403, path);
    assert.equal(refused.body.error.code, 'TokenExpired');
  }
  const late = connect({ token });
  await until('the status FailedToConnect', () => late.statuses.at(-1) === 'FailedToConnect');
}

/** The token says who speaks, whatever the client writes. */
async function nameOfToken() {
  const { token } = await generate({ user: { id: 'dl_x' } });
  const peer = connect({ token });
  const id = await post(peer, { type: 'message', text: 'xin chào', from: { id: 'y', name: 'An', role: 'bot' } });
  const echo = await until('the echo', () => peer.heard.find(activity => activity.id === id));
  assert.deepEqual([echo.from.id, echo.from.role, echo.from.name], ['dl_x', 'user', 'An']);
  assert.equal((await until('the answer', () => replyTo(peer, id))).recipient.id, 'dl_x');
}

/** The caller of the client gets the error, and the talk goes on. */
async function sayTooMuch() {
  const peer = connect({ token: (await generate()).token });
  const error = await say(peer, 'a'.repeat(257 * 1024)).then(id => assert.fail('taken as ' + id), failure => failure);
  assert.equal(error.status, 413);
  assert.equal(error.xhr.response.error.code, 'MessageSizeTooBig');
  const id = await say(peer, question);
  await until('an answer to the next message', () => replyTo(peer, id));
}

/** The test allows few starts: the client waits and gets in, instead of giving up. */
async function startInFlood() {
  const tokens = [];
  let refused = null;
  while (!refused) {
    const answer = await call('POST', '/tokens/generate');
    if (answer.status === 200) tokens.push(answer.body.token);
    else refused = answer;
    assert.ok(tokens.length < 50, 'nothing is limited');
  }
  assert.equal(refused.status, 429);
  assert.equal(refused.body.error.code, 'TooManyRequests');
  assert.ok(Number(refused.headers.get('retry-after')) >= 1);
  const peer = connect({ token: tokens[0], timeout: 1000 });
  await until('the greeting, in the end', () => messages(peer).length, 30_000);
  // Its own time-out is a second: a start that took longer is asked for again, and has happened by then.
  const statuses = requests.filter(request => request.path === '/conversations').map(request => request.status).filter(status => status);
  assert.equal(statuses[0], 429);
  assert.ok([200, 201].includes(statuses.at(-1)), 'in the end: ' + statuses.at(-1));
  assert.ok(statuses.slice(0, -1).every(status => status === 429), 'until then only 429: ' + statuses);
  assert.ok(!peer.statuses.includes('FailedToConnect'));
}

module.exports = { refresh, expire, forget, nameOfToken, sayTooMuch, startInFlood };
