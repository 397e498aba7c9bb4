package io.jenkins.plugins.backhaul.plugin;

import hudson.Extension;
import hudson.Util;
import hudson.model.RootAction;
import io.jenkins.plugins.backhaul.page.HtmlPage;
import io.jenkins.plugins.backhaul.plugin.overview.OverviewRow;
import io.jenkins.plugins.backhaul.plugin.overview.RowOrder;
import io.jenkins.plugins.backhaul.plugin.overview.SeenStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * How the projects of all stores stand, at {@code /backhaul/}.
 *
 * <p>Whoever may administer Jenkins, or read its settings (Overall/SystemRead), sees all projects and why a store could not be
 * looked at. Everybody else sees a project when they may read (Job/Read) a job of this Jenkins that has backed it up or proved
 * it, and stores by the projects that they see there; nothing of others, not even how many there are. A link to a build is
 * there only for who may read its job. The page shows what the last survey has seen and asks no store.
 */
@Extension
public final class BackupsPage implements RootAction {
    /** Shown where it leads somewhere. */
    @Override
    public String getIconFileName() {
        return maySeeAll() || !readable().isEmpty() ? "symbol-server" : null;
    }

    @Override
    public String getDisplayName() {
        return "Backups";
    }

    @Override
    public String getUrlName() {
        return "backhaul";
    }

    /** Always at the top: whether data can be had back is not to be looked for in a menu. */
    @Override
    public boolean isPrimaryAction() {
        return true;
    }

    /** How many projects need attention; null when none does. */
    @Override
    public Badge getBadge() {
        long concerned =
                readable().stream().filter(each -> !each.words().isGood()).count();
        return concerned == 0
                ? null
                : new Badge(String.valueOf(concerned), concerned + " need attention", Badge.Severity.WARNING);
    }

    /** What the reader sees, by what the address says. */
    public BackupsTable table(String search, String sort) {
        List<OverviewRow> rows = readable();
        return new BackupsTable(rows, Util.fixNull(search), RowOrder.parse(sort));
    }

    /** The stores of which the reader sees anything. */
    public List<StoreState> getStores() {
        Set<String> seen = readable().stream().map(each -> each.place().store()).collect(Collectors.toSet());
        return Overview.get().shown().stores().stream()
                .filter(each -> maySeeAll() || seen.contains(each.location()))
                .map(each -> StoreState.of(each, maySeeAll()))
                .sorted(Comparator.comparing(StoreState::name))
                .toList();
    }

    /** Whether there is no store at all, which only who may change that is told. */
    public boolean isWithoutStore() {
        return maySeeAll() && BackhaulConfiguration.get().getStores().isEmpty();
    }

    /** Whether the stores are being looked at now. */
    public boolean isRunning() {
        return Survey.get().isRunning();
    }

    /** Whether the reader may have the stores looked at. */
    public boolean isRefreshable() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    /** Has all stores looked at, and shows what is known until then. */
    @RequirePOST
    public HttpResponse doRefresh() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        Survey.get().doRun();
        return HttpResponses.redirectToDot();
    }

    private static List<OverviewRow> readable() {
        boolean all = maySeeAll();
        Predicate<String> reader = job -> BackupsRow.readable(job) != null;
        return Overview.get().shown().rows(reader, Instant.now()).stream()
                .filter(each -> all || !each.readable().isEmpty())
                .toList();
    }

    private static boolean maySeeAll() {
        return Jenkins.get().hasPermission(Jenkins.SYSTEM_READ);
    }

    /**
     * How a store was last looked at.
     *
     * @param name as a person names it
     * @param seen how long ago, in words
     * @param time the same exactly; empty when never
     * @param failed whether the last try failed
     * @param fault why, for who may know; else empty
     */
    public record StoreState(String name, String seen, String time, boolean failed, String fault) {
        static StoreState of(SeenStore store, boolean all) {
            boolean never = store.seen() == null;
            return new StoreState(
                    BackupsTable.nameOf(store.location()),
                    never ? "never looked at as a whole" : "as of " + BackupsRow.ago(store.seen(), Instant.now()),
                    never ? "" : HtmlPage.time(store.seen()),
                    !store.fault().isEmpty(),
                    all ? store.fault() : "");
        }
    }
}
