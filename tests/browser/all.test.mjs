// Every test of the search box in a browser; one process, because site, server and browser take a while to start.
import { after } from 'node:test';
import { place } from './place.mjs';
import './bundle.mjs';
import './docs.mjs';
import './fields.mjs';
import './filters.mjs';
import './firefox.mjs';
import './host.mjs';
import './hostile.mjs';
import './input_methods.mjs';
import './keyboard.mjs';
import './languages.mjs';
import './landing.mjs';
import './links.mjs';
import './notes.mjs';
import './offline.mjs';
import './page.mjs';
import './preview.mjs';
import './proxies.mjs';
import './results.mjs';
import './screens.mjs';
import './trouble.mjs';
import './typing.mjs';

after(() => place.close());
