package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

import java.util.Arrays;

/** Huffman code lengths. */
final class CodeLengths {
    /** What the reference encoder holds itself to; decoders take up to {@link Bzip2Format#LONGEST_CODE}. */
    private static final int LONGEST = 17;

    private final long[] heap = new long[Bzip2Format.MOST_SYMBOLS * 2];
    private final int[] parents = new int[Bzip2Format.MOST_SYMBOLS * 2];

    /** Sets a code length for each symbol, also for those that do not occur. */
    void fit(int[] frequencies, int alphabet, byte[] lengths) {
        int flatten = 0;
        while (!fits(frequencies, alphabet, lengths, flatten)) {
            flatten++;
        }
    }

    /** Frequencies that are closer to each other make codes of more equal length. */
    private boolean fits(int[] frequencies, int alphabet, byte[] lengths, int flatten) {
        for (int i = 0; i < alphabet; i++) {
            long weight = Math.max(1, frequencies[i] >> flatten);
            heap[i] = (weight << 16) | i;
        }
        Arrays.sort(heap, 0, alphabet);
        int nodes = join(alphabet);
        int longest = 0;
        parents[nodes - 1] = 0;
        int[] depth = new int[nodes];
        for (int node = nodes - 2; node >= 0; node--) {
            depth[node] = depth[parents[node]] + 1;
            if (node < alphabet) {
                lengths[node] = (byte) depth[node];
                longest = Math.max(longest, depth[node]);
            }
        }
        return longest <= LONGEST;
    }

    /** Joins the two lightest until one is left: leaves come sorted, and joined nodes arise sorted. */
    private int join(int alphabet) {
        long[] joined = new long[alphabet];
        int leaf = 0;
        int first = 0;
        int last = 0;
        for (int node = alphabet; node < 2 * alphabet - 1; node++) {
            long weight = 0;
            for (int child = 0; child < 2; child++) {
                boolean takeLeaf = first == last || (leaf < alphabet && heap[leaf] >> 16 <= joined[first] >> 16);
                long lightest = takeLeaf ? heap[leaf++] : joined[first++];
                parents[(int) lightest & 0xFFFF] = node;
                weight += lightest >> 16;
            }
            joined[last++] = (weight << 16) | node;
        }
        return 2 * alphabet - 1;
    }
}
