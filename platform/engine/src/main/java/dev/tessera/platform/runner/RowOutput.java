package dev.tessera.platform.runner;

import dev.tessera.platform.sampling.RankedTokens;
import dev.tessera.platform.sampling.TokenScores;

/** The scores after one token of a step. */
final class RowOutput implements TokenScores {
    private final OutputTensors tensors;
    private final int row;
    private final int nextTokenId;
    private final RankedTokens likeliest;

    /** @param nextTokenId the token whose logit is at hand besides the likeliest */
    RowOutput(OutputTensors tensors, int row, int nextTokenId) {
        this.tensors = tensors;
        this.row = row;
        this.nextTokenId = nextTokenId;
        this.likeliest = new RankedTokens(tensors.topIds(row), tensors.topLogits(row));
    }

    @Override
    public int vocabularySize() {
        return tensors.vocabularySize();
    }

    @Override
    public RankedTokens likeliest() {
        return likeliest;
    }

    @Override
    public double logTotal() {
        return tensors.logTotal(row);
    }

    @Override
    public double temperedLogTotal() {
        return tensors.temperedLogTotal(row);
    }

    @Override
    public float logit(int tokenId) {
        if (tokenId == nextTokenId) {
            return tensors.nextLogit(row);
        }
        int rank = likeliest.rank(tokenId);
        return rank < 0 ? logits()[tokenId] : likeliest.logit(rank);
    }

    @Override
    public float[] logits() {
        return tensors.logits(row);
    }
}
