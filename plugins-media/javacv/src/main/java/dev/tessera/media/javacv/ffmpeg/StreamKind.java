package dev.tessera.media.javacv.ffmpeg;

import org.bytedeco.ffmpeg.global.avutil;

/** What is wanted of a file. Its text names it in errors. */
public enum StreamKind {
    VIDEO("video", avutil.AVMEDIA_TYPE_VIDEO, "MP4, MOV, Matroska, WebM, AVI, GIF, FLV, MPEG-TS and Ogg"),
    AUDIO(
            "audio",
            avutil.AVMEDIA_TYPE_AUDIO,
            "WAV, W64, AIFF, CAF, AU, FLAC, MP3, AAC, Ogg and the sound of MP4, MOV, Matroska, WebM, AVI, FLV and MPEG-TS");

    private final String text;
    private final int mediaType;
    private final String formats;

    StreamKind(String text, int mediaType, String formats) {
        this.text = text;
        this.mediaType = mediaType;
        this.formats = formats;
    }

    /** Which files may hold it. */
    String formats() {
        return formats;
    }

    /** FFmpeg's number for the kind. */
    int mediaType() {
        return mediaType;
    }

    @Override
    public String toString() {
        return text;
    }
}
