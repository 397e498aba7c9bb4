package io.jenkins.plugins.backhaul.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/** Reads a project's {@code backhaul.yml}. Called on the workspace, and reads nothing outside of it, links included. */
public final class ReadProjectText extends MasterToSlaveFileCallable<ProjectText> {
    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 256 * 1024;
    private static final List<String> NAMES = List.of("backhaul.yml", "backhaul.yaml");

    private final String folder;

    /** @param folder of the file, relative to the workspace; empty for the workspace itself */
    public ReadProjectText(String folder) {
        this.folder = folder;
    }

    @Override
    public ProjectText invoke(File workspace, VirtualChannel channel) throws IOException {
        Path relative = relativeFolder();
        if (!workspace.isDirectory()) {
            return new ProjectText("", "");
        }
        Path root = workspace.toPath().toRealPath();
        Path place = root.resolve(relative);
        if (!Files.isDirectory(place)) {
            throw new IOException("There is no folder '" + folder + "' in the workspace");
        }
        Path real = inside(root, place);
        List<String> found =
                NAMES.stream().filter(name -> Files.exists(real.resolve(name))).toList();
        if (found.size() > 1) {
            throw new IOException("There is a backhaul.yml and a backhaul.yaml in the workspace; keep one of them");
        }
        return found.isEmpty()
                ? new ProjectText("", "")
                : new ProjectText(found.get(0), read(inside(root, real.resolve(found.get(0)))));
    }

    private Path relativeFolder() throws IOException {
        try {
            Path relative = Path.of(folder).normalize();
            if (relative.isAbsolute() || relative.startsWith("..")) {
                throw outside(folder);
            }
            return relative;
        } catch (InvalidPathException e) {
            throw new IOException("'" + folder + "' cannot be the name of a folder", e);
        }
    }

    private static Path inside(Path root, Path place) throws IOException {
        Path real = place.toRealPath();
        if (!real.startsWith(root)) {
            throw outside(root.relativize(place).toString());
        }
        return real;
    }

    private static IOException outside(String what) {
        return new IOException("'" + what + "' leads out of the workspace; nothing is read there");
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException(file.getFileName() + " is larger than " + LARGEST / 1024 + " KiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(file.getFileName() + " is not UTF-8 text", e);
        }
    }
}
