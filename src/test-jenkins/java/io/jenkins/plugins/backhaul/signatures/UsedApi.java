package io.jenkins.plugins.backhaul.signatures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The types and members of Jenkins that signatures are written for, and what each of them needs in turn. */
final class UsedApi {
    private final Elements elements;
    private final Types types;
    private final MentionedTypes mentioned = new MentionedTypes();
    private final Set<TypeElement> written = new LinkedHashSet<>();
    private final Set<Element> members = new LinkedHashSet<>();
    private final Set<TypeElement> extended = new LinkedHashSet<>();
    private final Set<TypeElement> classes = new LinkedHashSet<>();

    UsedApi(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    Set<TypeElement> types() {
        return written;
    }

    /** Those members of a type that are used, in the order in which the type declares them. */
    List<Element> membersOf(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(member -> members.contains(member) || written.contains(member))
                .map(Element.class::cast)
                .toList();
    }

    void use(Element element) {
        if (element instanceof TypeElement type) {
            add(type);
        } else if (element.getEnclosingElement() instanceof TypeElement owner
                && Origin.isWritten(owner)
                && !element.getModifiers().contains(Modifier.PRIVATE)
                && members.add(element)) {
            add(owner);
            mention(element.asType());
            if (element instanceof ExecutableElement method) {
                method.getTypeParameters()
                        .forEach(parameter -> parameter.getBounds().forEach(this::mention));
            }
        }
    }

    void mention(TypeMirror type) {
        mentioned.in(type).forEach(this::add);
    }

    /** A class of ours: whatever it extends is kept whole, as far as it binds a subclass. */
    void extendedBy(TypeElement ours) {
        classes.add(ours);
        for (TypeElement ancestor : ancestors(ours)) {
            if (Origin.isWritten(ancestor)) {
                add(ancestor);
                extended.add(ancestor);
            }
        }
    }

    /** A lambda or a method reference of ours. */
    void implemented(TypeMirror functional) {
        if (functional instanceof DeclaredType declared && declared.asElement() instanceof TypeElement type) {
            extendedBy(type);
            if (Origin.isWritten(type)) {
                extended.add(type);
            }
        }
    }

    void overriddenBy(ExecutableElement ours) {
        TypeElement owner = (TypeElement) ours.getEnclosingElement();
        for (TypeElement ancestor : ancestors(owner)) {
            for (ExecutableElement method : ElementFilter.methodsIn(ancestor.getEnclosedElements())) {
                if (elements.overrides(ours, method, owner)) {
                    use(method);
                }
            }
        }
    }

    /** Adds what the signatures need to be complete in themselves, until nothing more is needed. */
    void complete() {
        int before;
        do {
            before = written.size() + members.size();
            for (TypeElement type : List.copyOf(written)) {
                completeType(type);
            }
            classes.forEach(this::implementWhatIsAbstract);
        } while (written.size() + members.size() > before);
    }

    /** The direct super types of a signature: of the real ones those that are there, nearest first. */
    List<DeclaredType> superTypes(TypeElement type) {
        List<DeclaredType> kept = new ArrayList<>();
        addSuperTypes(type.asType(), kept);
        return kept;
    }

    /** The constructor that those of a signature have to call: any one that is there, else the shortest. */
    private Optional<ExecutableElement> superConstructor(TypeElement type) {
        return superClass(type).map(UsedApi::constructors).flatMap(all -> all.stream()
                .filter(UsedApi::isVisible)
                .min(Comparator.<ExecutableElement, Boolean>comparing(constructor -> !members.contains(constructor))
                        .thenComparing(
                                constructor -> constructor.getParameters().size())));
    }

    /** That constructor, as the subclass sees it. */
    Optional<ExecutableType> superConstructorType(TypeElement type) {
        return superConstructor(type)
                .map(constructor -> types.asMemberOf(superClass(type).orElseThrow(), constructor))
                .map(ExecutableType.class::cast);
    }

    private Optional<DeclaredType> superClass(TypeElement type) {
        return superTypes(type).stream()
                .filter(parent -> parent.asElement().getKind() == ElementKind.CLASS)
                .findFirst();
    }

    private static List<ExecutableElement> constructors(DeclaredType type) {
        return ElementFilter.constructorsIn(type.asElement().getEnclosedElements());
    }

    private void addSuperTypes(TypeMirror type, List<DeclaredType> kept) {
        for (TypeMirror parent : types.directSupertypes(type)) {
            DeclaredType declared = (DeclaredType) parent;
            TypeElement element = (TypeElement) declared.asElement();
            if (element.getQualifiedName().contentEquals("java.lang.Object")) {
                continue;
            }
            if (!written.contains(element) && !isAvailable(element)) {
                addSuperTypes(parent, kept);
            } else if (kept.stream().noneMatch(other -> types.isSameType(other, declared))) {
                kept.add(declared);
            }
        }
    }

    private static boolean isAvailable(TypeElement type) {
        return !Origin.isWritten(type) && Origin.isAvailable(type);
    }

    private void completeType(TypeElement type) {
        if (type.getEnclosingElement() instanceof TypeElement outer) {
            add(outer);
        }
        type.getTypeParameters().forEach(parameter -> parameter.getBounds().forEach(this::mention));
        superTypes(type).forEach(this::mention);
        if (type.getKind() == ElementKind.ANNOTATION_TYPE) {
            type.getEnclosedElements().forEach(this::use);
            ElementFilter.methodsIn(type.getEnclosedElements()).forEach(element -> useValue(element.getDefaultValue()));
        }
        if (extended.contains(type)) {
            visible(
                            type,
                            method -> method.getModifiers().contains(Modifier.ABSTRACT)
                                    || method.getModifiers().contains(Modifier.FINAL))
                    .forEach(this::use);
        }
        superConstructor(type).ifPresent(this::use);
        classes.add(type);
    }

    private void useValue(AnnotationValue value) {
        if (value != null && value.getValue() instanceof VariableElement constant) {
            use(constant);
        } else if (value != null && value.getValue() instanceof List<?> values) {
            values.forEach(each -> useValue((AnnotationValue) each));
        }
    }

    /** What a class inherits as abstract is implemented somewhere; that place is needed too. */
    private void implementWhatIsAbstract(TypeElement type) {
        if (!type.getKind().isClass() || type.getModifiers().contains(Modifier.ABSTRACT)) {
            return;
        }
        List<ExecutableElement> real = ElementFilter.methodsIn(elements.getAllMembers(type));
        for (TypeElement ancestor : ancestors(type)) {
            boolean all = !Origin.isWritten(ancestor);
            for (ExecutableElement method :
                    visible(ancestor, m -> m.getModifiers().contains(Modifier.ABSTRACT))) {
                if (all || members.contains(method)) {
                    real.stream()
                            .filter(other -> !other.getModifiers().contains(Modifier.ABSTRACT)
                                    && elements.overrides(other, method, type))
                            .forEach(this::use);
                }
            }
        }
    }

    private static List<ExecutableElement> visible(TypeElement type, Predicate<ExecutableElement> wanted) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> isVisible(method) && wanted.test(method))
                .toList();
    }

    private static boolean isVisible(Element member) {
        return member.getModifiers().contains(Modifier.PUBLIC)
                || member.getModifiers().contains(Modifier.PROTECTED);
    }

    private void add(TypeElement type) {
        if (Origin.isWritten(type) && type.asType().getKind() != TypeKind.ERROR && written.add(type)) {
            for (Element outer = type.getEnclosingElement();
                    outer instanceof TypeElement t;
                    outer = t.getEnclosingElement()) {
                add(t);
            }
        }
    }

    private Set<TypeElement> ancestors(TypeElement type) {
        Set<TypeElement> all = new LinkedHashSet<>();
        addAncestors(type.asType(), all);
        return all;
    }

    private void addAncestors(TypeMirror type, Set<TypeElement> all) {
        for (TypeMirror parent : types.directSupertypes(type)) {
            if (all.add((TypeElement) types.asElement(parent))) {
                addAncestors(parent, all);
            }
        }
    }
}
