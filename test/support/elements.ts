/** Elements that should be the same are told by their names when they are not: to spell out their trees would take for ever. */
import {chai} from '@open-wc/testing';

const name = (value: unknown) =>
  value instanceof Element ? `<${value.localName} class="${value.getAttribute('class') ?? ''}">` : String(value);

chai.use(({Assertion}, utils) => {
  Assertion.overwriteMethod(
    'equal',
    (original: (...args: unknown[]) => void) =>
      function (this: Chai.AssertionStatic, ...args: unknown[]) {
        const actual: unknown = utils.flag(this, 'object');
        const [wanted] = args;
        const not = !!utils.flag(this, 'negate');
        if (!(actual instanceof Node || wanted instanceof Node)) original.apply(this, args);
        else if ((actual === wanted) === not)
          throw new Error(`expected ${name(actual)} ${not ? 'not ' : ''}to be ${name(wanted)}`);
      },
  );
});
