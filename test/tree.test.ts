import {expect} from '@open-wc/testing';
import {clearStorage, deepAll, field, messages, mount, ready, until, welcome} from './support/chat.js';
import {make} from './support/app.js';
import {STATES} from './support/states.js';
import {accessibilityTree} from './support/tree.js';

const SITE = {title: 'Support', custom_disclaimer: 'Answers may be wrong.'};

const ANSWER = `# Tea

Boil **water** first, see [more](https://example.com).

- one
- [x] two

| Kind | Minutes |
|--|--|
| green | 2 |

\`\`\`js
boil();
\`\`\`

> Drink slowly.

![A cup](https://elsewhere.example/cup.png)`;

/** The buttons of the header that are fetched after it. */
const tools = (chat: Element) =>
  deepAll(chat, 'dify-chat-panel', 'dify-chat-header', 'dify-chat-header-tools', '.icon-button');

beforeEach(clearStorage);

describe('what assistive technology knows', function () {
  this.timeout(40_000);

  it('of the closed chat is a button', async () => {
    await STATES.closed!();
    expect(await accessibilityTree()).to.equal('button “Open chat”');
  });

  it('of the empty chat is all that is shown', async () => {
    const parameters = {opening_statement: 'Hello! **How** can we help?', suggested_questions: ['Where is my order?']};
    const chat = await mount(await make({site: SITE, parameters}));
    chat.show();
    await ready(chat);
    await until(() => deepAll(welcome(chat), 'dify-chat-markdown')[0]?.shadowRoot?.textContent.includes('How'));
    await until(() => tools(chat).length === 1);
    field(chat).blur();
    expect(`\n${await accessibilityTree()}\n`).to.equal(EMPTY);
  });

  it('of a conversation is who speaks, and what the answer is made of', async () => {
    const app = await make({site: SITE});
    const chat = await mount(app, {user: 'ann', way: 'api-key', display: 'inline'});
    const conversations = [{messages: [{query: 'How do I make tea?', answer: ANSWER}]}];
    const seeded = await app.seed({user: 'ann', via: 'service', conversations});
    chat.conversationId = seeded.conversations[0]!.id;
    await until(() => messages(chat).length === 2);
    await until(() => deepAll(messages(chat)[0]!, 'dify-chat-question', 'button').length);
    await until(() => deepAll(messages(chat)[1]!, 'dify-chat-actions', 'button').length > 2);
    await until(() => deepAll(messages(chat)[1]!, 'dify-chat-markdown', 'code span')[0]);
    await until(() => tools(chat).length === 2);
    expect(`\n${await accessibilityTree()}\n`).to.equal(CONVERSATION);
  });
});

const EMPTY = `
button “Close chat” expanded
dialog “Support”
  heading “Support” level 2
  button “Conversations”
  alert live assertive
  button “Close chat”
  region “Conversation”
    heading “Support” level 3
    paragraph
      "Hello!"
      strong
        "How"
      "can we help?"
    list “Suggested questions”
      listitem level 1
        button “Where is my order?”
  status live polite
  alert live assertive
  textbox “Message”
  button “Send” disabled
  paragraph
    "Answers may be wrong."
`;

const CONVERSATION = `
region “Support”
  heading “Support” level 2
  button “Conversations”
  button “More”
  alert live assertive
  button “New conversation”
  region “Conversation”
    article “You”
      "You"
      ":"
      "How do I make tea?"
      time
      button “Copy message”
      button “Edit message”
      status live polite
    article “Answer”
      heading “Tea” level 1
      paragraph
        "Boil"
        strong
          "water"
        "first, see"
        link “more” (example.com)
        "."
      list
        listitem level 1
          "one"
        listitem level 1
          checkbox “Done” checked disabled
          "two"
      group “Table”
        table
          rowgroup
            row
              columnheader “Kind”
              columnheader “Minutes”
          row
            cell “green”
            cell “2”
      "js"
      button “Copy”
      group “Code”
        code
          "boil"
          "("
          ")"
          ";"
      blockquote
        paragraph
          "Drink slowly."
      paragraph
        button “Show image “A cup” from elsewhere.example”
      button “Copy answer”
      button “Good answer”
      button “Bad answer”
      button “Ask this again at the end”
      time
      status live polite
  status live polite
  alert live assertive
  textbox “Message”
  button “Send” disabled
  paragraph
    "Answers may be wrong."
`;
