package io.jenkins.plugins.backhaul.lrzip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.lrzip.LrzipOutput.Deferred;
import io.jenkins.plugins.backhaul.lrzip.fault.LrzipException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Damaged archives of every kind are refused in order: no crash, no hang, no great memory, no wrong byte as good. */
class MutationTest {
    private static final int MUTATIONS = 100_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final LrzipReadOptions OPTIONS =
            LrzipReadOptions.defaults().withMemoryLimit(16 << 20).withPlainLimit(4 << 20);

    @Test
    void shouldRefuseOrReadRightly() throws IOException {
        List<Seed> seeds = seeds();
        SplittableRandom random = new SplittableRandom(42);
        int refused = 0;
        for (int i = 0; i < MUTATIONS / seeds.size() + 1; i++) {
            for (Seed seed : seeds) {
                refused += refuses(mutate(seed.archive, random), seed.plain) ? 1 : 0;
            }
        }

        // A few mutations hit bytes that mean nothing, such as a size that is only planned.
        assertThat(refused).isBetween(MUTATIONS * 8 / 10, MUTATIONS + seeds.size());
    }

    private static List<Seed> seeds() throws IOException {
        List<Seed> seeds = new ArrayList<>();
        byte[] sample = Archives.golden("sample.bin");
        for (String name : new String[] {"none", "lzma", "bzip2", "gzip", "lzo", "stdio"}) {
            seeds.add(new Seed(Archives.golden(name + ".lrz"), sample));
        }
        seeds.add(new Seed(Archives.golden("empty.lrz"), new byte[0]));
        for (Level level : Level.values()) {
            seeds.add(
                    new Seed(Archives.pack(sample, LrzipWriteOptions.defaults().withLevel(level)), sample));
        }
        seeds.add(new Seed(deferred(sample), sample));
        return seeds;
    }

    private static byte[] deferred(byte[] sample) throws IOException {
        MemoryOutput output = new MemoryOutput();
        try (LrzipOutputStream out = new LrzipOutputStream(output, LrzipWriteOptions.defaults())) {
            Deferred place = out.defer(512);
            out.write(sample, 512, sample.length - 512);
            place.fill(Arrays.copyOf(sample, 512));
            out.finish();
        }
        return output.toByteArray();
    }

    /** Says whether it was refused; fails when it was read, but to other bytes. */
    private static boolean refuses(byte[] archive, byte[] plain) {
        Instant start = Instant.now();
        try {
            assertThat(Archives.unpack(archive, OPTIONS)).isEqualTo(plain);
            return false;
        } catch (LrzipException e) {
            assertThat(e.getMessage()).startsWith("Th").endsWith(".");
            return true;
        } catch (IOException e) {
            throw new AssertionError("An archive's damage came out as " + e, e);
        } finally {
            assertThat(Duration.between(start, Instant.now())).isLessThan(LONGEST);
        }
    }

    private static byte[] mutate(byte[] archive, SplittableRandom random) {
        byte[] mutated = archive.clone();
        // Headers are few among the bytes and need more than their share of attention.
        int bound = random.nextBoolean() ? Math.min(archive.length, 80) : archive.length;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(bound);
            switch (random.nextInt(6)) {
                case 0 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutated[at] = (byte) random.nextInt();
                case 2 -> mutated[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
                case 3 -> Arrays.fill(mutated, at, Math.min(at + 1 + random.nextInt(8), mutated.length), (byte) 0xFF);
                case 4 -> mutated = Arrays.copyOf(mutated, Math.max(at, bound));
                default ->
                    System.arraycopy(
                            archive, random.nextInt(archive.length - 8), mutated, Math.min(at, mutated.length - 8), 8);
            }
        }
        return mutated;
    }

    private static final class Seed {
        private final byte[] archive;
        private final byte[] plain;

        Seed(byte[] archive, byte[] plain) {
            this.archive = archive;
            this.plain = plain;
        }
    }
}
