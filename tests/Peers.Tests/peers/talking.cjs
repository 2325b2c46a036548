'use strict';
const { assert, sockets, requests, call, generate, connect, post, say, messages, replyTo, until, sleep, checkOrder } = require('./peer.cjs');

const question = 'Làm căn cước lần đầu hết bao nhiêu tiền?';

/** Greeting, echo, answer; the words come back byte for byte, composed or decomposed. */
async function startAndSay() {
  const { token, conversationId } = await generate({ user: { id: 'dl_an' } });
  const peer = connect({ token });
  assert.equal((await until('the greeting', () => messages(peer)[0])).from.role, 'bot');
  const texts = ['xin chào'.normalize('NFC'), 'xin chào'.normalize('NFD')];
  for (const text of texts) {
    const id = await post(peer, { type: 'message', text, channelData: { clientActivityID: 'c' + text.length, own: { ä: [1, null] } } });
    assert.match(id, /^[^|]+\|\d+$/);
    await until('an answer to ' + text, () => replyTo(peer, id));
    const echo = peer.heard.find(activity => activity.id === id);
    assert.equal(echo.text, text);
    assert.deepEqual(echo.channelData, { clientActivityID: 'c' + text.length, own: { ä: [1, null] } });
    assert.equal(echo.from.role, 'user');
    assert.ok(peer.heard.indexOf(echo) < peer.heard.indexOf(replyTo(peer, id)), 'the answer came before the echo');
  }
  assert.equal(peer.heard[0].conversation.id, conversationId);
  const start = requests.find(request => request.method === 'POST' && request.path === '/conversations');
  assert.equal(start.status, 201);
  assert.equal(sockets.length, 1);
  assert.equal(sockets[0].status, 101);
  assert.deepEqual(peer.statuses, ['Uninitialized', 'Connecting', 'Online']);
}

/** What a resident sees first, and after each click: suggested questions, then an answer in Markdown with its sources in the text. */
async function clickOnSuggestions() {
  const peer = connect({ token: (await generate()).token });
  const welcome = await until('the greeting', () => messages(peer)[0]);
  assert.equal(welcome.textFormat, 'markdown');
  const { actions } = welcome.suggestedActions;
  assert.ok(actions.length >= 3);
  for (const { type, title, value } of actions) {
    assert.deepEqual([type, value], ['imBack', title]);
    const id = await say(peer, value);
    const reply = await until('the answer', () => replyTo(peer, id));
    const { outcome, sources, sourcesAt } = reply.channelData.answer;
    if (value === 'Gặp cán bộ') {
      // One of the questions before may have reached an officer besides being answered: then the resident waits already, and is told under which number.
      assert.ok(outcome === 'handoff' || outcome === 'notice' && /VP-[0-9A-Z]{6}/.test(reply.text), `${outcome}: ${reply.text}`);
      continue;
    }
    assert.equal(outcome, 'answer', `the suggested question "${value}" is not answered but: ${reply.text}`);
    assert.ok(sources.length > 0);
    const told = reply.text.slice(sourcesAt);
    for (const source of sources) assert.ok(told.includes(source.document) && (!source.url || told.includes(source.url)), 'the sources are in the text as well: ' + told);
  }
}

async function startTwice() {
  const { token, conversationId } = await generate();
  const first = await call('POST', '/conversations', { token });
  const second = await call('POST', '/conversations', { token });
  assert.deepEqual([first.status, second.status], [201, 200]);
  assert.deepEqual([first.body.conversationId, second.body.conversationId], [conversationId, conversationId]);
  const peer = connect({ token });
  await until('the greeting', () => messages(peer).length);
  await sleep(300);
  assert.equal(messages(peer).length, 1, 'greeted once');
  assert.equal(requests[0].status, 200);
}

/** Whatever happens between the start and the opening of the stream is sent first, and once. */
async function talkBeforeOpening() {
  const { body: started } = await call('POST', '/conversations', { token: (await generate()).token });
  const path = `/conversations/${started.conversationId}/activities`;
  const sent = await call('POST', path, { token: started.token, body: { type: 'message', from: { id: 'u' }, text: question } });
  await until('the answer in the store', async () => (await call('GET', path, { token: started.token })).body.activities.length >= 3);
  const peer = connect({ conversationId: started.conversationId, token: started.token, streamUrl: started.streamUrl });
  await until('the replay', () => replyTo(peer, sent.body.id));
  const later = await say(peer, 'cảm ơn');
  await until('the live answer', () => replyTo(peer, later));
  assert.equal(messages(peer).length, 5, 'greeting, question, answer, thanks, answer');
  checkOrder(peer);
  assert.equal(requests.filter(request => request.method === 'GET').length, 0, 'the stream was opened without a detour');
}

/** Many frames: checked one by one when the case ends. */
async function talkForLong() {
  const peer = connect({ token: (await generate()).token });
  const ids = [];
  for (let i = 0; i < 60; i++) ids.push(await say(peer, `${question} (${i})`));
  await until('all answers', () => ids.every(id => replyTo(peer, id)), 30_000);
  checkOrder(peer);
  const times = peer.heard.filter(activity => activity.type !== 'typing').sort((a, b) => a.id < b.id ? -1 : 1).map(activity => activity.timestamp);
  assert.deepEqual(times, [...times].sort(), 'what comes later is not stamped earlier, by which clients order the screen');
  assert.equal(sockets.length, 1);
}

/** The client sends an empty frame every 20 s; here every 0.3 s. */
async function idle() {
  const peer = connect({ token: (await generate()).token, timeout: 300 });
  await until('the greeting', () => messages(peer).length);
  await sleep(2000);
  const id = await say(peer, question);
  await until('an answer after the silence', () => replyTo(peer, id));
  assert.equal(sockets.length, 1);
  assert.equal(peer.statuses.at(-1), 'Online');
}

/** A typing signal precedes the answer and leaves no trace (the test sets Conversations:TypingAfter to zero). */
async function typing() {
  const { token, conversationId } = await generate();
  const peer = connect({ token });
  await until('the greeting', () => messages(peer).length); // the stream is open now: a signal before that is lost, as it should be
  const id = await say(peer, question);
  const answer = await until('the answer', () => replyTo(peer, id));
  const signal = peer.heard.findIndex(activity => activity.type === 'typing');
  assert.ok(signal >= 0 && signal < peer.heard.indexOf(answer), 'a typing signal before the answer');
  assert.equal(peer.heard[signal].from.role, 'bot');
  const polled = await call('GET', `/conversations/${conversationId}/activities`, { token });
  assert.ok(polled.body.activities.every(activity => activity.type !== 'typing'), 'typing is kept nowhere');
}

async function twoClients() {
  const { token, conversationId } = await generate();
  const one = connect({ token });
  await until('the greeting', () => messages(one).length);
  const other = connect({ token, conversationId, watermark: '0' });
  await until('the greeting again', () => messages(other).length);
  for (let i = 0; i < 10; i++) {
    const id = await say(i % 2 ? one : other, `${question} ${i}`);
    await until('both hear the answer', () => replyTo(one, id) && replyTo(other, id));
  }
  await sleep(2000); // a client that was shut out would be back within 120 ms
  checkOrder(one, [sockets[0]]);
  checkOrder(other, [sockets[1]]);
  assert.deepEqual(messages(one).map(heard => heard.id), messages(other).map(heard => heard.id));
  assert.ok(messages(one).length >= 21); // and what an officer's absence adds: the same question again and again calls for one
  assert.equal(sockets.length, 2, 'nobody was shut out');
}

/** What buttons of cards send: a value and no text. It comes back as it was, and the resident hears something. */
async function pressCardButtons() {
  const peer = connect({ token: (await generate()).token });
  await until('the greeting', () => messages(peer).length);
  const pressed = [
    { value: { choice: 'căn cước', form: { name: 'An' } }, channelData: { postBack: true } },
    { value: question, channelData: { postBack: true } },
    { text: 'Làm giấy khai sinh cho con', value: { choice: 1 }, channelData: { messageBack: { displayText: 'Khai sinh' } } } // the same question again would call for an officer
  ];
  const outcomes = [];
  for (const activity of pressed) {
    const id = await post(peer, { type: 'message', ...activity });
    const reply = await until('an answer to ' + JSON.stringify(activity), () => replyTo(peer, id));
    const echo = peer.heard.find(heard => heard.id === id);
    assert.deepEqual({ value: echo.value, text: echo.text, channelData: echo.channelData }, { text: undefined, ...activity });
    outcomes.push(reply.channelData.answer.outcome);
  }
  assert.deepEqual(outcomes, ['notice', 'answer', 'answer']);
}

module.exports = { startAndSay, clickOnSuggestions, pressCardButtons, startTwice, talkBeforeOpening, talkForLong, idle, typing, twoClients };
