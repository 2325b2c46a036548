'use strict';

// The smallest bot that the official SDK documents: no accounts, state in memory, every message echoed with its number.
// PORT: where it listens. ANSWER_LENGTH: bytes of an answer, so that both sides of the comparison send as much.
const http = require('http');
const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage } = require('botbuilder');

const answerLength = Number(process.env.ANSWER_LENGTH || 0);
const filler = 'Bring the original papers, so that they can be compared. '; // one byte a character

class EchoBot extends ActivityHandler {
  constructor(state) {
    super();
    const count = state.createProperty('count');
    this.onMessage(async (context, next) => {
      const number = (await count.get(context, 0)) + 1;
      await count.set(context, number);
      const echo = `${number}: ${context.activity.text} `;
      await context.sendActivity(echo.padEnd(answerLength, filler));
      await next();
    });
    this.onTurn(async (context, next) => {
      await next();
      await state.saveChanges(context);
    });
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (context, error) => console.error(error);
const bot = new EchoBot(new ConversationState(new MemoryStorage()));

// The adapter expects a request whose body is parsed and a response as Express and Restify give it.
http.createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    request.body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    response.status = code => { response.statusCode = code; return response; };
    response.header = (name, value) => { response.setHeader(name, value); return response; };
    response.send = body => { response.write(typeof body === 'string' ? body : JSON.stringify(body)); return response; };
    adapter.process(request, response, context => bot.run(context));
  });
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
