'use strict';
// An agent hub, written from docs/hand-off-hub.md with nothing but Node: http and crypto.
const http = require('node:http');
const crypto = require('node:crypto');

const fresh = 300; // seconds

class Hub {
  /** Takes events on a port of its own; says things to `assistant`. */
  constructor({ port, secret, assistant }) {
    Object.assign(this, { port, secret, assistant, heard: [], repeats: 0, refused: [], answer: () => 200 });
    this.seen = new Set();
  }

  async start() {
    this.server = http.createServer((request, response) => {
      const chunks = [];
      request.on('data', chunk => chunks.push(chunk));
      request.on('end', () => this.take(request, Buffer.concat(chunks), response));
    });
    await new Promise(resolve => this.server.listen(this.port, '127.0.0.1', resolve));
  }

  async stop() {
    const closed = new Promise(resolve => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  sign(timestamp, body) {
    return 'v1=' + crypto.createHmac('sha256', this.secret).update(timestamp + '.').update(body).digest('hex');
  }

  isSigned(request, body) {
    const timestamp = request.headers['x-vinhphong-timestamp'] ?? '';
    const given = Buffer.from(request.headers['x-vinhphong-signature'] ?? '');
    const meant = Buffer.from(this.sign(timestamp, body));
    return given.length === meant.length && crypto.timingSafeEqual(given, meant) && Math.abs(Date.now() / 1000 - Number(timestamp)) <= fresh;
  }

  take(request, body, response) {
    if (request.method !== 'POST' || !this.isSigned(request, body)) {
      this.refused.push(request.method + ' ' + request.url);
      response.writeHead(401).end();
      return;
    }
    const activity = JSON.parse(body);
    const status = this.answer(activity);
    if (status === null) return; // never answers
    if (status === 200) {
      if (this.seen.has(activity.id)) this.repeats++;
      else this.heard.push(activity);
      this.seen.add(activity.id);
    }
    response.writeHead(status).end();
  }

  /** Says something to the assistant; gives { status, body }. What a careless or wicked hub does differently is in `spoilt`. */
  async post(activity, spoilt = {}) {
    const body = JSON.stringify(activity);
    const timestamp = spoilt.timestamp ?? String(Math.floor(Date.now() / 1000));
    const answer = await fetch(this.assistant + '/api/handoff-hub/activities', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-vinhphong-timestamp': timestamp, 'x-vinhphong-signature': spoilt.signature ?? this.sign(timestamp, body) },
      body: spoilt.body ?? body
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : null };
  }

  status(conversation, state, agent) {
    return this.post({ type: 'event', id: crypto.randomUUID(), name: 'handoff.status', conversation: { id: conversation }, from: agent, value: { state } });
  }

  say(conversation, text, agent, id = crypto.randomUUID()) {
    return this.post({ type: 'message', id, conversation: { id: conversation }, from: agent, text });
  }

  initiate(conversation) {
    return this.heard.find(activity => activity.name === 'handoff.initiate' && activity.conversation.id === conversation);
  }

  texts(conversation) {
    return this.heard.filter(activity => activity.type === 'message' && activity.conversation.id === conversation).map(activity => activity.text);
  }
}

module.exports = { Hub };
