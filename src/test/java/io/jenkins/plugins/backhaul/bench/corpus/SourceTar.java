package io.jenkins.plugins.backhaul.bench.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SplittableRandom;

/** Source files of many modules: the same licence everywhere, idioms that come again, and names of their own. */
final class SourceTar implements Corpus.Source {
    private static final int BLOCK = 512;

    private final SplittableRandom random = new SplittableRandom(9);
    private final Prose prose = new Prose(random.split());
    private final String licence = "/*\n * " + prose.paragraph(12).replace(". ", ".\n * ") + "\n */\n";
    private int file;

    @Override
    public byte[] next() {
        String name = "module" + prose.frequent(40) + "/" + prose.word() + "/" + type() + file++ + ".java";
        byte[] text = (licence + source()).getBytes(UTF_8);
        byte[] entry = new byte[BLOCK + (text.length + BLOCK - 1) / BLOCK * BLOCK];
        header(entry, name, text.length);
        System.arraycopy(text, 0, entry, BLOCK, text.length);
        return entry;
    }

    private static void header(byte[] entry, String name, int size) {
        put(entry, 0, name);
        put(entry, 100, "0000644\0000000000\0000000000\000");
        put(entry, 124, String.format("%011o\00014700000000\000        0", size));
        put(entry, 257, "ustar\00000");
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += entry[i] & 0xFF;
        }
        put(entry, 148, String.format("%06o\000 ", sum));
    }

    private static void put(byte[] entry, int at, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        System.arraycopy(bytes, 0, entry, at, Math.min(bytes.length, 100));
    }

    private String source() {
        StringBuilder text = new StringBuilder("package com.example." + prose.word() + ";\n\n");
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append("import com.example.")
                    .append(prose.word())
                    .append('.')
                    .append(type())
                    .append(";\n");
        }
        text.append("\npublic final class ").append(type()).append(" {\n");
        for (int i = 2 + prose.frequent(20); i >= 0; i--) {
            method(text);
        }
        return text.append("}\n").toString();
    }

    private void method(StringBuilder text) {
        String[] names = {prose.word(), prose.word(), prose.word() + type(), type()};
        text.append("    /** ")
                .append(prose.sentence())
                .append("*/\n    public ")
                .append(names[3])
                .append(' ');
        text.append(names[2])
                .append("(final ")
                .append(type())
                .append(' ')
                .append(names[0])
                .append(") {\n");
        for (int i = 1 + random.nextInt(9); i >= 0; i--) {
            text.append(statement(names[random.nextInt(2)]));
        }
        text.append("        return this.").append(names[1]).append(";\n    }\n\n");
    }

    private String statement(String name) {
        return switch (random.nextInt(5)) {
            case 0 ->
                "        if (" + name + " == null) {\n            throw new IllegalArgumentException(\""
                        + prose.sentence().strip() + "\");\n        }\n";
            case 1 ->
                "        final " + type() + " " + name + " = new " + type() + "(" + prose.word() + ", "
                        + random.nextInt(100) + ");\n";
            case 2 ->
                "        for (int i = 0; i < " + name + ".size(); i++) {\n            " + prose.word() + "."
                        + prose.word() + "(" + name + ".get(i));\n        }\n";
            case 3 -> "        // " + prose.sentence() + "\n";
            default -> "        this." + name + " = " + prose.word() + "." + prose.word() + "(" + name + ");\n";
        };
    }

    private String type() {
        return Prose.capitalised(prose.word()) + Prose.capitalised(prose.word());
    }
}
