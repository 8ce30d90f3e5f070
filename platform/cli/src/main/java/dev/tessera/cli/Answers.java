package dev.tessera.cli;

import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.ServedModel;
import java.io.PrintWriter;

/** Prints answers. */
final class Answers {
    private final PrintWriter out;

    Answers(PrintWriter out) {
        this.out = out;
    }

    void print(String text) {
        out.println(text);
        out.flush();
    }

    /** Prints text as it comes, until the answer is complete or nobody reads it any more. */
    void stream(GenerationStream stream, Progress progress) throws InterruptedException {
        boolean complete = false;
        while (!complete && !out.checkError()) {
            switch (stream.next()) {
                case GenerationEvent.Started _ -> {
                    // the first token tells that loading is over
                }
                case GenerationEvent.PromptLogprobs _ -> {
                    // the command line does not ask for them
                }
                case GenerationEvent.Token token -> {
                    progress.finish();
                    out.print(token.text());
                }
                case GenerationEvent.ChoiceFinished finished -> out.println(finished.text());
                case GenerationEvent.Finished _ -> complete = true;
            }
        }
        out.flush();
    }

    /** Prints one object when the answer is complete. */
    void json(GenerationStream stream, ServedModel model, Progress progress) throws InterruptedException {
        AnswerObject answer = AnswerObject.collect(stream, model);
        progress.finish();
        print(answer.toJson());
    }
}
