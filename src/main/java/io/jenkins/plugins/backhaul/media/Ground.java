package io.jenkins.plugins.backhaul.media;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What a place stands on, by identity and not by name. */
public sealed interface Ground {
    /** Whether one of the two lies within the other, or both are the same; also where that is not known to be otherwise. */
    boolean overlaps(Ground other);

    /** What a person can do who knows better than {@link #overlaps}, to go on with a sentence; empty when nobody can. */
    default String remedy(Ground other) {
        return "";
    }

    /**
     * Of a bucket.
     *
     * @param endpoint the store's address; nothing for Amazon's
     * @param server what people call the server at that address, if they want it told apart from others
     * @param location {@code s3://bucket} or {@code s3://bucket/prefix}
     */
    static Ground bucket(Optional<URI> endpoint, Optional<String> server, String location) {
        String[] parts = location.substring("s3://".length()).split("/", 2);
        String address = endpoint.map(InBucket::address).orElse(InBucket.AMAZON);
        return new InBucket(
                address,
                address.equals(InBucket.AMAZON) ? Optional.of(InBucket.AMAZON) : server,
                parts[0],
                parts.length == 1 ? "" : parts[1]);
    }

    /** Of a folder, which need not be there yet. */
    static InFolder folder(Path folder) throws IOException {
        return new InFolder(realPath(folder.toAbsolutePath().normalize()));
    }

    private static Path realPath(Path path) throws IOException {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException e) {
            Path parent = path.getParent();
            return parent == null ? path : realPath(parent).resolve(path.getFileName());
        }
    }

    /**
     * Objects in a bucket. A server has as many addresses as people give it, so two addresses are two servers only where people have
     * called them differently.
     *
     * @param address host and port; names of buckets are unique among all regions of Amazon
     * @param server what people call it; always known of Amazon
     * @param prefix without a slash at its ends; may be empty
     */
    record InBucket(String address, Optional<String> server, String bucket, String prefix) implements Ground {
        private static final String AMAZON = "amazonaws.com";

        @Override
        public boolean overlaps(Ground other) {
            return other instanceof InBucket there
                    && bucket.equals(there.bucket)
                    && (within(prefix, there.prefix) || within(there.prefix, prefix))
                    && !isElsewhere(there);
        }

        private boolean isElsewhere(InBucket there) {
            return !address.equals(there.address)
                    && server.isPresent()
                    && there.server.isPresent()
                    && !server.equals(there.server);
        }

        @Override
        public String remedy(Ground other) {
            return other instanceof InBucket there && !address.equals(there.address)
                    ? "; or, if " + address + " and " + there.address
                            + " are not one server by two names, give each a 'server' of its own in backhaul.yml"
                    : "";
        }

        private static boolean within(String outer, String inner) {
            return outer.isEmpty() || (inner + "/").startsWith(outer + "/");
        }

        private static String address(URI endpoint) {
            // Java finds no host in a name with an underscore.
            String host = Objects.requireNonNullElse(endpoint.getHost(), endpoint.getAuthority())
                    .toLowerCase(Locale.ROOT);
            if (host.endsWith("." + AMAZON) || host.endsWith("." + AMAZON + ".cn")) {
                return AMAZON;
            }
            int usual = "https".equals(endpoint.getScheme()) ? 443 : 80;
            String name = host.equals("localhost") || host.equals("[::1]") ? "127.0.0.1" : host;
            return name + ":" + (endpoint.getPort() < 0 ? usual : endpoint.getPort());
        }
    }

    /**
     * Files in a folder.
     *
     * @param folder its real path, without links
     */
    record InFolder(Path folder) implements Ground {
        @Override
        public boolean overlaps(Ground other) {
            return other instanceof InFolder there
                    && (folder.startsWith(there.folder) || there.folder.startsWith(folder));
        }
    }
}
