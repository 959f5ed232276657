import type {Plugin} from 'vite';

/** The Vite plugin that serves the frames to the demo. */
export function framesServer(): Plugin;
