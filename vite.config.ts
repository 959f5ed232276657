import {defineConfig} from 'vite';
import {demoServer} from './demo/server.js';
import {framesServer} from './scripts/frames.js';

// Only for `npm start`; scripts/build.js makes what is published.
export default defineConfig({
  appType: 'mpa',
  plugins: [demoServer(), framesServer()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    watch: {ignored: ['**/test/**', '**/dist/**', '**/docs/**', '**/.git/**']},
  },
  optimizeDeps: {entries: ['demo/*.html']},
});
