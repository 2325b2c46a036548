'use strict';
const { assert, sockets, requests, call, generate, connect, say, messages, replyTo, until, sleep, ask } = require('./peer.cjs');

const question = 'Làm căn cước lần đầu hết bao nhiêu tiền?';
const polls = () => requests.filter(request => request.path.includes('/activities?watermark='));

/** Everything a busy conversation holds reaches a client that only polls. */
async function hearAll() {
  const { token, conversationId } = await generate();
  const peer = connect({ token, webSocket: false, pollingInterval: 200 });
  await until('the greeting', () => messages(peer).length);
  const post = i => call('POST', `/conversations/${conversationId}/activities`, { token, body: { type: 'message', from: { id: 'u' }, text: 'cảm ơn ' + i } });
  const sent = [];
  for (let i = 0; i < 25; i++) sent.push(...await Promise.all(Array.from({ length: 10 }, (_, n) => until('room in the queue', async () => {
    const answer = await post(i * 10 + n);
    return answer.status === 200 ? answer.body.id : null;
  }))));
  await until('all answers', () => sent.every(id => replyTo(peer, id)), 45_000);
  const ids = peer.heard.map(activity => activity.id);
  assert.equal(ids.length, 501, 'a greeting, 250 messages, 250 answers');
  assert.equal(new Set(ids).size, ids.length, 'each once');
  // The client hands out what two quick polls brought in turn, so the order is looked at as it came over the wire.
  const polled = polls().flatMap(poll => poll.response?.activities ?? []).map(activity => activity.id);
  assert.deepEqual(polled, [...ids].sort(), 'in order');
  assert.ok(peer.heard.every(activity => activity.type === 'message'), 'no typing by polling');
  assert.equal(sockets.length, 0);
  assert.ok(polls().every(poll => poll.status === 200 || poll.status === null));
}

/** One failed poll ends polling for good, so while the service stops it gives nothing but 200 or no answer at all. */
async function pollDuringRestart() {
  const { token, conversationId } = await generate();
  await call('POST', '/conversations', { token });
  const statuses = new Map();
  let over = false;
  const polling = Array.from({ length: 4 }, async () => {
    while (!over) {
      const status = await call('GET', `/conversations/${conversationId}/activities?watermark=0`, { token }).then(answer => answer.status, () => 'nobody there');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status !== 200) await sleep(5);
    }
  });
  await sleep(300);
  await ask('stop');
  await ask('start');
  await sleep(300);
  over = true;
  await Promise.all(polling);
  statuses.delete('nobody there');
  assert.deepEqual([...statuses.keys()], [200]);
  const peer = connect({ token, conversationId, webSocket: false, pollingInterval: 200 });
  const id = await say(peer, question);
  await until('an answer after the restart', () => replyTo(peer, id));
}

module.exports = { hearAll, pollDuringRestart };
