/** Records what is thrown in the page and not caught. */
const problems: string[] = [];
Object.assign(window, {problems});
addEventListener('error', ({message}) => problems.push(message));

export {};
