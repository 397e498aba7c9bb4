package io.jenkins.plugins.backhaul.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The file {@code backhaul.yml}, or {@code backhaul.yaml}, of a project. */
public final class ConfigFile {
    /** What the file is called. */
    public static final String NAME = "backhaul.yml";

    private static final String OTHER_NAME = "backhaul.yaml";
    private static final int LARGEST = 256 * 1024;

    private ConfigFile() {}

    /**
     * Looks for the file in a folder and the folders above it, up to the root of its Git repository. Outside of a repository
     * only the folder itself is looked at, so that nobody else's file in a folder above is taken.
     *
     * @throws ConfigException when one folder holds both spellings of the name
     */
    public static Optional<Path> find(Path start) throws ConfigException {
        Path from = start.toAbsolutePath().normalize();
        Path root = from;
        while (root != null && !Files.exists(root.resolve(".git"))) {
            root = root.getParent();
        }
        Path last = root == null ? from : root;
        for (Path folder = from; folder.startsWith(last); folder = folder.getParent()) {
            Optional<Path> found = in(folder);
            if (found.isPresent() || folder.equals(last)) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> in(Path folder) throws ConfigException {
        Path file = folder.resolve(NAME);
        Path other = folder.resolve(OTHER_NAME);
        if (Files.exists(file) && Files.exists(other)) {
            throw refused(folder.toString(), "there is a " + NAME + " and a " + OTHER_NAME + "; keep one of them");
        }
        return Files.exists(file) ? Optional.of(file) : Optional.of(other).filter(Files::exists);
    }

    /**
     * Reads a file.
     *
     * @param overrides values that win over the file's
     * @param warnings gets a sentence for each variable that looks misspelled
     * @throws ConfigException with everything that is wrong, or when the file cannot be read
     */
    public static Configuration read(Path file, Overrides overrides, Collection<String> warnings)
            throws ConfigException {
        String source = file.toAbsolutePath().getFileName().toString();
        Problems problems = new Problems();
        return read(YamlReader.read(source, textOf(file), problems), overrides, warnings, problems);
    }

    /**
     * Reads the text of a file that lies elsewhere; as {@link #read(Path, Overrides, Collection)} otherwise.
     *
     * @param text at most 256 Ki characters
     */
    public static Configuration parse(String text, Overrides overrides, Collection<String> warnings)
            throws ConfigException {
        if (text.length() > LARGEST) {
            throw refused(NAME, "the file is larger than " + LARGEST / 1024 + " KiB");
        }
        Problems problems = new Problems();
        return read(YamlReader.read(NAME, text, problems), overrides, warnings, problems);
    }

    /** What the overrides and conventions say where there is no file. */
    public static Configuration withoutFile(Overrides overrides, Collection<String> warnings) throws ConfigException {
        YamlNode.Mapping nothing = YamlNode.Mapping.empty(Place.of("without a " + NAME));
        return read(nothing, overrides, warnings, new Problems());
    }

    private static Configuration read(
            YamlNode.Mapping document, Overrides overrides, Collection<String> warnings, Problems problems)
            throws ConfigException {
        return new ConfigurationReader(problems).read(overrides.layOver(document, problems, warnings));
    }

    /** The text of a small file of the project. */
    static String textOf(Path file) throws ConfigException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw refused(file.toString(), "the file is larger than " + LARGEST / 1024 + " KiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(file.toString(), "the file is not UTF-8 text");
        } catch (NoSuchFileException e) {
            throw refused(file.toString(), "there is no such file; 'backhaul init' writes one");
        } catch (IOException e) {
            String why = e instanceof AccessDeniedException ? "access denied" : e.getMessage();
            throw refused(file.toString(), "the file cannot be read: " + why);
        }
    }

    private static ConfigException refused(String source, String sentence) {
        return new ConfigException(List.of(new Problem(Place.of(source), sentence)));
    }
}
