package io.jenkins.plugins.backhaul.bench.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/** Orders with identifiers, dates, numbers and some text, in the binary form of documents. */
final class BsonDocuments implements Corpus.Source {
    private static final int LARGEST = 1 << 16;

    private final SplittableRandom random = new SplittableRandom(3);
    private final Prose prose = new Prose(random.split());
    private long millis = 1_700_000_000_000L;
    private int counter;

    @Override
    public byte[] next() {
        ByteBuffer out = ByteBuffer.allocate(LARGEST).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0);
        element(out, 7, "_id");
        out.order(ByteOrder.BIG_ENDIAN)
                .putInt((int) (millis / 1000))
                .putInt(0x5eedbeef)
                .putInt(counter++);
        out.order(ByteOrder.LITTLE_ENDIAN);
        millis += random.nextInt(20_000);
        element(out, 9, "createdAt");
        out.putLong(millis);
        string(out, "status", random.nextInt(5) == 0 ? "cancelled" : "delivered");
        string(out, "customer", prose.word() + "." + prose.word() + "@" + prose.word() + ".example");
        element(out, 1, "total");
        out.putDouble(random.nextInt(1_000_000) / 100.0);
        for (int i = random.nextInt(6); i >= 0; i--) {
            element(out, 16, "quantity" + i);
            out.putInt(prose.frequent(40));
            string(out, "sku" + i, "SKU-" + prose.frequent(50_000));
        }
        string(out, "note", prose.paragraph(prose.frequent(4)));
        out.put((byte) 0).putInt(0, out.position());
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    private static void element(ByteBuffer out, int type, String name) {
        out.put((byte) type).put(name.getBytes(UTF_8)).put((byte) 0);
    }

    private static void string(ByteBuffer out, String name, String value) {
        element(out, 2, name);
        byte[] bytes = value.getBytes(UTF_8);
        out.putInt(bytes.length + 1).put(bytes).put((byte) 0);
    }
}
