package dev.tessera.frontend.openai;

import dev.tessera.frontend.openai.chat.ChatCompletionsProtocol;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Speaks the wire formats of OpenAI. */
public final class OpenAiPlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.protocol("openai-chat", ChatCompletionsProtocol.class);
        to.config("openai", OpenAiConfig.class);
    }
}
