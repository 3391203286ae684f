// One node of OpenSearch 2 or 3 in one process, without a distribution: its settings are the arguments, name=value each.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

public class OneNode extends Node {
    // OpenSearch 2 wants the classes of what it is made of, OpenSearch 3 what is known of them.
    @SuppressWarnings({ "rawtypes", "unchecked" })
    OneNode(Settings settings) throws ReflectiveOperationException {
        super(InternalSettingsPreparer.prepareEnvironment(settings, Collections.emptyMap(), null, () -> "node"),
            (Collection) (Version.CURRENT.major < 3 ? classes() : infos()), true);
    }

    static List<Object> classes() throws ReflectiveOperationException {
        return List.of(Class.forName("org.opensearch.transport.Netty4Plugin"),
            Class.forName("org.opensearch.analysis.common.CommonAnalysisPlugin"));
    }

    static List<Object> infos() {
        List<Object> infos = new ArrayList<>();
        for (String name : List.of("org.opensearch.transport.Netty4ModulePlugin",
            "org.opensearch.analysis.common.CommonAnalysisModulePlugin")) {
            infos.add(new PluginInfo(name, name, "1", Version.CURRENT, "17", name, null, List.of(), false));
        }
        return infos;
    }

    public static void main(String[] arguments) throws Exception {
        Settings.Builder settings = Settings.builder().put("http.type", "netty4").put("transport.type", "netty4");
        for (String argument : arguments) {
            int at = argument.indexOf('=');
            String name = argument.substring(0, at), value = argument.substring(at + 1);
            if (value.contains(",")) {
                settings.putList(name, value.split(","));
            } else {
                settings.put(name, value);
            }
        }
        Files.createDirectories(Path.of(settings.get("path.home"), "config"));
        OneNode node = new OneNode(settings.build());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (Exception e) {
                System.err.println(e);
            }
        }));
        node.start();
        new CountDownLatch(1).await();
    }
}
