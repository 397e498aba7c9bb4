package io.jenkins.plugins.backhaul.signatures;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Types as one source file writes them: imported where their simple names do not clash. */
final class TypeNames extends SimpleTypeVisitor14<String, Void> {
    private final String home;
    private final Map<String, String> simple = new TreeMap<>();
    private final Map<String, String> imports = new TreeMap<>();
    private final Set<String> warnings = new TreeSet<>();

    TypeNames(TypeElement file) {
        this.home = packageOf(file);
        simple.put(file.getSimpleName().toString(), file.getQualifiedName().toString());
    }

    String of(TypeMirror type) {
        return visit(type);
    }

    String of(TypeElement type) {
        if (type.getNestingKind() != NestingKind.TOP_LEVEL) {
            return of((TypeElement) type.getEnclosingElement()) + "." + type.getSimpleName();
        }
        String full = type.getQualifiedName().toString();
        String name = type.getSimpleName().toString();
        if (!simple.computeIfAbsent(name, absent -> full).equals(full)) {
            return full;
        }
        String from = packageOf(type);
        if (!from.equals(home) && !from.equals("java.lang")) {
            imports.put(full, name);
        }
        return name;
    }

    Collection<String> imports() {
        return imports.keySet();
    }

    /** What the compiler would say of types that are as they are. */
    String suppressed() {
        return warnings.isEmpty() ? "" : "@SuppressWarnings({" + String.join(", ", warnings) + "})\n";
    }

    @Override
    public String visitDeclared(DeclaredType type, Void nothing) {
        TypeElement element = (TypeElement) type.asElement();
        if (type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
            warnings.addAll(List.of("\"rawtypes\"", "\"unchecked\""));
        }
        if (element.getAnnotation(Deprecated.class) != null) {
            warnings.add("\"deprecation\"");
        }
        String name = of(element);
        return type.getTypeArguments().isEmpty()
                ? name
                : name + type.getTypeArguments().stream().map(this::of).collect(Collectors.joining(", ", "<", ">"));
    }

    @Override
    public String visitArray(ArrayType type, Void nothing) {
        return of(type.getComponentType()) + "[]";
    }

    @Override
    public String visitTypeVariable(TypeVariable type, Void nothing) {
        return type.asElement().getSimpleName().toString();
    }

    @Override
    public String visitWildcard(WildcardType type, Void nothing) {
        if (type.getExtendsBound() != null) {
            return "? extends " + of(type.getExtendsBound());
        }
        return type.getSuperBound() == null ? "?" : "? super " + of(type.getSuperBound());
    }

    @Override
    protected String defaultAction(TypeMirror type, Void nothing) {
        return type.getKind().name().toLowerCase(Locale.ROOT);
    }

    private static String packageOf(Element type) {
        Element outer = type;
        while (outer instanceof TypeElement) {
            outer = outer.getEnclosingElement();
        }
        return outer.toString();
    }
}
