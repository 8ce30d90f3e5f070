// Asks a server with OpenAI's client for JavaScript: each line of the input is a call, each line of the output what came of it.
import { createInterface } from "node:readline";
import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.argv[2], apiKey: "none", maxRetries: 0 });

const calls = {
  async answer(body) {
    const completion = await client.chat.completions.create(body);
    return [completion.choices[0].message.content];
  },

  async stream(body) {
    const pieces = [];
    for await (const chunk of await client.chat.completions.create({ ...body, stream: true })) {
      const text = chunk.choices[0]?.delta?.content;
      if (text) {
        pieces.push(text);
      }
    }
    return pieces;
  },

  async leave(body) {
    for await (const chunk of await client.chat.completions.create({ ...body, stream: true })) {
      const text = chunk.choices[0]?.delta?.content;
      if (text) {
        return [text];
      }
    }
    return [];
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { call, body } = JSON.parse(line);
  let result;
  try {
    result = { texts: await calls[call](body) };
  } catch (error) {
    result = { failure: { type: error.constructor.name, message: error.message } };
  }
  console.log(JSON.stringify(result));
}
