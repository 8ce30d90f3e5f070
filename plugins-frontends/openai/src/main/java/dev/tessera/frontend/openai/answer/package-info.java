/** What the answers of several endpoints have in common. */
package dev.tessera.frontend.openai.answer;
