import type {NearbyHost} from '../controllers/nearby.js';
import type {ReadingHost} from '../controllers/reading.js';
import type {Walked} from '../controllers/walk.js';

/** The thread, for who moves about in it. */
export interface ThreadPlace extends NearbyHost, Omit<ReadingHost, 'nearby'>, Walked {
  addController(controller: Parameters<NearbyHost['addController']>[0]): void;
  requestUpdate(): void;
  readonly updateComplete: Promise<boolean>;
}
