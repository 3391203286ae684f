// Asks a server of the Model Context Protocol with each official client, and prints what each was told as a line of JSON.
//
//   node ask.mjs stdio PROGRAM ARGUMENT…
//   node ask.mjs http URL
import { Client as Newer, StreamableHTTPClientTransport as NewerHttp } from '@modelcontextprotocol/client';
import { StdioClientTransport as NewerPipe } from '@modelcontextprotocol/client/stdio';
import { Client as Older } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OlderPipe } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OlderHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [way, where, ...args] = process.argv.slice(2);
const me = { name: 'test', version: '1' };
const newer = (mode) => ({ client: new Newer(me, { versionNegotiation: { mode } }), Pipe: NewerPipe, Http: NewerHttp });
const clients = {
  'sdk 1': () => ({ client: new Older(me), Pipe: OlderPipe, Http: OlderHttp }),
  'client 2, legacy': () => newer('legacy'),
  'client 2, auto': () => newer('auto'),
  'client 2, pinned': () => newer({ pin: '2026-07-28' }),
};

for (const [name, make] of Object.entries(clients)) {
  const { client, Pipe, Http } = make();
  await client.connect(way === 'http' ? new Http(new URL(where)) : new Pipe({ command: where, args, stderr: 'ignore' }));
  const call = (tool, given) => client.callTool({ name: tool, arguments: given });
  const tools = (await client.listTools()).tools.map((tool) => tool.name);
  const found = (await call('search', { query: 'khoi phuc du lieu', limit: 3 })).structuredContent;
  const { id } = found.results[0];
  const section = (await call('fetch', { id })).structuredContent;
  const [template] = (await client.listResourceTemplates()).resourceTemplates;
  const [path, anchor] = id.split('#');
  const uri = template.uriTemplate.replace('{site}/{+path}', path).replace('{anchor}', anchor ?? '');
  const resource = (await client.readResource({ uri })).contents[0];
  const prompt = (await client.getPrompt({ name: 'cite', arguments: { question: 'khôi phục' } })).messages[0];
  const refused = await call('search', { question: 'khôi phục' }).catch((error) => ({ isError: true, text: error.message }));
  const instructions = client.getInstructions();
  await client.close();
  console.log(JSON.stringify({
    name, tools, ids: found.results.map((result) => result.id), text: section.text, resource: resource.text,
    prompt: prompt.content.text, refused: refused.isError === true && JSON.stringify(refused).includes('query'),
    instructions,
  }));
}
