package hudson.search;

/** A signature for the compiler, written by bin/signatures. */
public interface SearchItem {
    String getSearchName();

    String getSearchUrl();

    SearchIndex getSearchIndex();
}
