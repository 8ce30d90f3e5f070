/** What can be set. */
package dev.tessera.frontend.openai.config;
