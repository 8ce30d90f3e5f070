package dev.tessera.frontend.openai.answer;

/** Counts what an answer takes while it comes. Used by one thread. */
public final class UsageCounter {
    private int promptTokens;
    private int completionTokens;

    public void prompt(int tokens) {
        promptTokens += tokens;
    }

    public void token() {
        completionTokens++;
    }

    public CompletionUsage soFar() {
        return CompletionUsage.soFar(promptTokens, completionTokens);
    }
}
