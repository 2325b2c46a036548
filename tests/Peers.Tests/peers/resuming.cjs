'use strict';
const { assert, sockets, requests, scale, call, generate, connect, say, sayUntilTaken, messages, replyTo, until, sleep, ask, checkOrder } = require('./peer.cjs');

const question = 'Làm căn cước lần đầu hết bao nhiêu tiền?';
const reconnects = () => requests.filter(request => request.method === 'GET' && request.path.includes('?watermark='));

/** The line breaks; something is said while it is down; the client asks from its watermark and hears only what it missed. */
async function loseTheLine() {
  const { token, conversationId } = await generate();
  const peer = connect({ token });
  const first = await say(peer, question);
  await until('the first answer', () => replyTo(peer, first));
  const heard = messages(peer).length;
  const watermark = JSON.parse(sockets[0].frames.at(-1).text).watermark;
  sockets[0].socket.terminate();
  const missed = await call('POST', `/conversations/${conversationId}/activities`, { token, body: { type: 'message', from: { id: 'u' }, text: 'cảm ơn' } });
  await until('what was missed', () => replyTo(peer, missed.body.id));
  assert.equal(messages(peer).length, heard + 2, 'the missed message and its answer, nothing twice');
  assert.equal(reconnects()[0].path, `/conversations/${conversationId}?watermark=${watermark}`);
  assert.equal(reconnects()[0].status, 200);
  assert.deepEqual(peer.statuses, ['Uninitialized', 'Connecting', 'Online']);
}

/** The client has no watermark yet and sends an empty one: it must still get the greeting. */
async function loseTheLineBeforeAnything() {
  scale.loseNextSocket = true;
  const { token, conversationId } = await generate();
  const peer = connect({ token });
  await until('the greeting', () => messages(peer).length);
  await sleep(300);
  assert.equal(messages(peer).length, 1);
  assert.equal(reconnects()[0].path, `/conversations/${conversationId}?watermark=`);
  assert.equal(sockets.length, 2);
}

/** The service is stopped, or dies, in the middle of a conversation; the client goes on by itself. */
async function restart(how) {
  const peer = connect({ token: (await generate()).token, timeout: 3000 });
  const before = await sayUntilTaken(peer, question);
  await until('an answer before', () => replyTo(peer, before));
  await ask(how);
  await sleep(300);
  await ask('start');
  await until('a stream again', () => sockets.at(-1).socket.readyState === 1);
  const after = await sayUntilTaken(peer, 'cảm ơn');
  await until('an answer after', () => replyTo(peer, after));
  checkOrder(peer);
  assert.equal(messages(peer).length, 5);
  assert.equal(peer.statuses.at(-1), 'Online');
}

/** Whatever was acknowledged when the process died is answered after it is back. */
async function killAfterAcknowledgement() {
  const { token, conversationId } = await generate();
  const peer = connect({ token, timeout: 3000 });
  await until('the greeting', () => messages(peer).length);
  const ids = [];
  for (let i = 0; i < 3; i++) {
    const answers = await Promise.all([0, 1, 2].map(n => sayUntilTaken(peer, `${question} ${i} ${n}`)));
    ids.push(...answers);
    await ask('kill');
    await ask('start');
    await until('a stream again', () => sockets.at(-1).socket.readyState === 1);
  }
  await until('an answer to everything', () => ids.every(id => replyTo(peer, id)));
  const all = (await call('GET', `/conversations/${conversationId}/activities`, { token })).body.activities;
  for (const id of ids) assert.equal(all.filter(activity => activity.type === 'message' && activity.replyToId === id).length, 1, 'answered once: ' + id);
  checkOrder(peer);
}

/** While nobody is there, a post must not look as if it had arrived. */
async function sayWhileDown() {
  const peer = connect({ token: (await generate()).token, timeout: 3000 });
  await until('the greeting', () => messages(peer).length);
  await ask('kill');
  const id = await say(peer, question).catch(error => 'error ' + error.status);
  await ask('start');
  assert.match(id, /^retry$|^error/, 'the client took ' + id + ' for an acknowledgement');
}

/** A stream address is good once; a client that uses it again is refused and gets a new one by itself. */
async function useStreamTwice() {
  const { body: started } = await call('POST', '/conversations', { token: (await generate()).token });
  const first = connect({ conversationId: started.conversationId, token: started.token, streamUrl: started.streamUrl });
  await until('the greeting', () => messages(first).length);
  const second = connect({ conversationId: started.conversationId, token: started.token, streamUrl: started.streamUrl, watermark: '0' });
  await until('the greeting for the second', () => messages(second).length);
  assert.equal(sockets[1].status, 403, 'the used address is refused');
  assert.equal(sockets.length, 3);
  assert.equal(reconnects().length, 1);
  assert.equal(messages(second).length, 1);
}

/** A page is loaded again and wants everything once. */
async function resumeFromTheStart() {
  const { token, conversationId } = await generate();
  const peer = connect({ token });
  for (const text of [question, 'cảm ơn']) {
    const id = await say(peer, text);
    await until('an answer', () => replyTo(peer, id));
  }
  peer.client.end();
  const again = connect({ token, conversationId, watermark: '0' });
  await until('the whole talk', () => messages(again).length >= 5);
  await sleep(300);
  checkOrder(peer, [sockets[0]]);
  checkOrder(again, [sockets[1]]);
  assert.equal(messages(again).length, messages(peer).length);
}

module.exports = {
  loseTheLine, loseTheLineBeforeAnything, killAfterAcknowledgement, sayWhileDown, useStreamTwice, resumeFromTheStart,
  restartGracefully: () => restart('stop'), restartAfterKill: () => restart('kill')
};
