import type {Plugin} from 'vite';

/** The Vite plugin of the demo. */
export function demoServer(): Plugin;
