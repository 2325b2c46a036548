'use strict';
// A resident with the official client, our service, and a hub written from the document.
const { assert, generate, connect, say, sayUntilTaken, messages, replyTo, until, sleep, ask } = require('./peer.cjs');
const { Hub } = require('./hub.cjs');

const hub = new Hub({ port: Number(process.env.HUB_PORT), secret: process.env.HUB_SECRET, assistant: process.env.SERVER });
const hoa = { id: 'agent-7', name: 'Nguyễn Thị Hoa' };
const wish = 'Gặp cán bộ';
const small = activity => activity.channelData?.answer?.outcome === 'smalltalk';

async function greeted() {
  const { token, conversationId } = await generate();
  const peer = connect({ token });
  await until('the greeting', () => messages(peer).length);
  return { peer, conversationId };
}

const heardText = (peer, words) => until('"' + words + '"', () => messages(peer).find(activity => activity.text.includes(words)));

/** Asks for an officer, and the hub knows. */
async function waiting() {
  const { peer, conversationId } = await greeted();
  await say(peer, wish);
  const initiate = await until('handoff.initiate', () => hub.initiate(conversationId));
  return { peer, conversationId, initiate };
}

/** Nothing that came was badly signed. */
const checkSigned = () => assert.deepEqual(hub.refused, []);

async function wholeStory() {
  await hub.start();
  const { peer, conversationId } = await greeted();
  const first = await say(peer, 'xin chào');
  await until('an answer', () => replyTo(peer, first));
  await say(peer, wish);
  const initiate = await until('handoff.initiate', () => hub.initiate(conversationId));
  assert.equal(initiate.type, 'event');
  assert.deepEqual(initiate.entities, []);
  assert.equal(initiate.relatesTo.conversation.id, conversationId);
  assert.match(initiate.value.reference, /^VP-/);
  assert.equal(initiate.value.office, 'tthcc');
  assert.equal(initiate.value.urgent, false);
  assert.equal(initiate.value.question, wish);
  const [transcript] = initiate.attachments;
  assert.deepEqual([transcript.contentType, transcript.name], ['application/json', 'Transcript']);
  const said = transcript.content.activities;
  assert.deepEqual(said.filter(activity => activity.from.role === 'user').map(activity => activity.text), ['xin chào', wish]);
  assert.deepEqual(said.map(activity => activity.id), said.map(activity => activity.id).sort());

  assert.deepEqual((await hub.status(conversationId, 'accepted', hoa)).body.result, 'done');
  await heardText(peer, hoa.name);
  await until('the event', () => peer.heard.find(activity => activity.name === 'handoff.status' && activity.value.state === 'accepted' && activity.value.officer === hoa.name));
  await hub.post({ type: 'typing', conversation: { id: conversationId }, from: hoa });
  await until('the agent typing', () => peer.heard.find(activity => activity.type === 'typing' && activity.from.name === hoa.name));
  await hub.say(conversationId, 'Chào bà con, tôi nghe đây.', hoa);
  const word = await heardText(peer, 'tôi nghe đây');
  assert.deepEqual([word.from.name, word.from.role], [hoa.name, 'bot']);
  await say(peer, 'xin chào cán bộ');
  await until('the message at the hub', () => hub.texts(conversationId).includes('xin chào cán bộ'));
  await sleep(500);
  assert.equal(peer.heard.filter(small).length, 1, 'the assistant is silent');
  await hub.status(conversationId, 'completed', hoa);
  await until('the event', () => peer.heard.find(activity => activity.name === 'handoff.status' && activity.value.state === 'completed'));
  const next = await say(peer, 'xin chào');
  assert.ok(small(await until('the assistant', () => replyTo(peer, next))));
  await sleep(300);
  assert.deepEqual(hub.texts(conversationId), ['xin chào cán bộ'], 'before and after, nothing goes to the hub');
  assert.equal((await hub.say(conversationId, 'còn gì không', hoa)).body.error.code, 'NoOpenHandOff');
  checkSigned();
}

async function refuse() {
  await hub.start();
  const { peer, conversationId } = await waiting();
  const accepted = { type: 'event', id: 'a1', name: 'handoff.status', conversation: { id: conversationId }, value: { state: 'accepted' } };
  const old = String(Math.floor(Date.now() / 1000) - 301);
  for (const [spoilt, code] of [
    [{ signature: 'v1=' + '0'.repeat(64) }, 'SignatureWrong'], [{ signature: 'v0' }, 'SignatureWrong'], [{ signature: '' }, 'SignatureMissing'],
    [{ body: JSON.stringify({ ...accepted, value: { state: 'completed' } }) }, 'SignatureWrong'], [{ timestamp: old }, 'TimestampStale']
  ]) {
    const answer = await hub.post(accepted, spoilt);
    assert.deepEqual([answer.status, answer.body.error.code], [401, code]);
  }
  const before = peer.heard.length;
  await sleep(300);
  assert.equal(peer.heard.length, before, 'nothing happened');

  assert.equal((await hub.say(conversationId, 'một lần thôi', hoa, 'm1')).body.result, 'done');
  const again = await hub.say(conversationId, 'một lần thôi', hoa, 'm1');
  assert.deepEqual([again.status, again.body.result], [200, 'ignored']);
  await heardText(peer, 'một lần thôi');
  await sleep(300);
  assert.equal(messages(peer).filter(activity => activity.text === 'một lần thôi').length, 1);
}

/** The hub is away, then there again: everything in order, once. */
async function hubDown() {
  await hub.start();
  const { peer, conversationId } = await waiting();
  await hub.status(conversationId, 'accepted', hoa);
  await hub.stop();
  const texts = Array.from({ length: 8 }, (_, number) => 'câu thứ ' + number);
  for (const text of texts) await say(peer, text);
  await sleep(1500);
  await hub.start();
  await until('all of it', () => hub.texts(conversationId).length >= texts.length);
  await sleep(1500);
  assert.deepEqual(hub.texts(conversationId), texts);
  assert.equal(hub.repeats, 0);
  checkSigned();
}

/** Killed while the first delivery is on its way, with more stored behind it. */
async function killBeforeDelivery() {
  await hub.start();
  let asked = 0;
  hub.answer = () => { asked++; return null; };
  const { peer, conversationId } = await greeted();
  await say(peer, wish);
  await until('the first delivery', () => asked);
  const texts = ['câu thứ nhất', 'câu thứ hai', 'câu thứ ba'];
  for (const text of texts) await sayUntilTaken(peer, text);
  await ask('kill');
  hub.answer = () => 200;
  await ask('start');
  await until('all of it', () => hub.initiate(conversationId) && hub.texts(conversationId).length >= texts.length, 60_000);
  await sleep(500);
  assert.deepEqual(hub.texts(conversationId), texts);
  assert.equal(hub.heard.length, texts.length + 1);
  assert.equal(hub.heard[0].name, 'handoff.initiate');
  checkSigned();
}

/** The event as the official SDK makes it, without a sender. */
async function sdkStatus() {
  const { EventFactory } = require('botbuilder');
  await hub.start();
  const { peer, conversationId } = await waiting();
  for (const [state, result] of [['accepted', 'done'], ['typing', 'ignored'], ['transferring', 'ignored'], ['failed', 'done']]) {
    const answer = await hub.post(EventFactory.createHandoffStatus({ id: conversationId }, state, 'no agent has time'));
    assert.deepEqual([state, answer.status, answer.body.result], [state, 200, result]);
  }
  await heardText(peer, 'xin lỗi');
  const next = await say(peer, 'xin chào');
  assert.ok(small(await until('the assistant', () => replyTo(peer, next))));
  await say(peer, wish);
  await until('a second hand-off', () => hub.heard.filter(activity => activity.name === 'handoff.initiate').length === 2);
  assert.equal((await hub.post(EventFactory.createHandoffStatus({ id: conversationId }, 'completed'))).body.result, 'done');
  checkSigned();
}

module.exports = { wholeStory, refuse, hubDown, killBeforeDelivery, sdkStatus };
