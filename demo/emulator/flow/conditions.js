const isEmpty = (value) => value === null || value === undefined || value === '' || value.length === 0;

const OPERATORS = {
  contains: (actual, expected) => String(actual).includes(expected),
  'not contains': (actual, expected) => !String(actual).includes(expected),
  'start with': (actual, expected) => String(actual).startsWith(expected),
  'end with': (actual, expected) => String(actual).endsWith(expected),
  is: (actual, expected) => String(actual) === String(expected),
  'is not': (actual, expected) => String(actual) !== String(expected),
  empty: isEmpty,
  'not empty': (actual) => !isEmpty(actual),
  '=': (actual, expected) => Number(actual) === Number(expected),
  '≠': (actual, expected) => Number(actual) !== Number(expected),
  '>': (actual, expected) => Number(actual) > Number(expected),
  '<': (actual, expected) => Number(actual) < Number(expected),
  '≥': (actual, expected) => Number(actual) >= Number(expected),
  '≤': (actual, expected) => Number(actual) <= Number(expected),
};

/** Whether a condition `{selector, operator, value}` of a node holds. */
export function isMet({selector, operator, value}, pool) {
  return OPERATORS[operator](pool.get(selector) ?? '', value);
}
