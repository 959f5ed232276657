/** What agents and workflows do: fetched for the first answer that does such. */
import './run.js';
import './tool.js';
