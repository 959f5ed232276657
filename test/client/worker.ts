// Asks one question in a Worker: gets client options, gives the answer's text or the error.
import {DifyClient} from '../../src/client.js';
import type {ClientOptions} from '../../src/client.js';

addEventListener('message', ({data}: {data: ClientOptions}) => {
  void ask(data).then(postMessage, (error: unknown) => {
    postMessage(String(error));
  });
});

async function ask(options: ClientOptions): Promise<string> {
  let text = '';
  for await (const event of await new DifyClient(options).chat.send({query: 'ECHO from a worker'})) {
    if (event.event === 'message') text += event.answer;
  }
  return text;
}
