import type {NearbyHost} from '../controllers/nearby.js';
import type {Walked} from '../controllers/walk.js';

/** The thread, for who moves about in it. */
export interface ThreadPlace extends NearbyHost, Walked {
  addController(controller: Parameters<NearbyHost['addController']>[0]): void;
  requestUpdate(): void;
  readonly updateComplete: Promise<boolean>;
}
