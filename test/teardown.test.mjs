import { closeAll } from './browser.mjs';

after(closeAll);
