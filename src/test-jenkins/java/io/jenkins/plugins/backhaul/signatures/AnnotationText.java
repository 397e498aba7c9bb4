package io.jenkins.plugins.backhaul.signatures;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/** The annotations that decide how a signature is compiled or indexed; others are left out. */
final class AnnotationText {
    private static final Set<String> KEPT = Set.of(
            "java.lang.Deprecated",
            "java.lang.annotation.Inherited",
            "java.lang.annotation.Repeatable",
            "java.lang.annotation.Retention",
            "java.lang.annotation.Target",
            "net.java.sezpoz.Indexable");

    private final TypeNames names;

    AnnotationText(TypeNames names) {
        this.names = names;
    }

    String of(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(annotation ->
                        KEPT.contains(annotation.getAnnotationType().toString()))
                .map(annotation -> text(annotation) + "\n")
                .collect(Collectors.joining());
    }

    /** What an element of an annotation is when nobody writes it. */
    String defaultOf(ExecutableElement element) {
        return element.getDefaultValue() == null ? "" : " default " + value(element.getDefaultValue());
    }

    private String text(AnnotationMirror annotation) {
        String values = annotation.getElementValues().entrySet().stream()
                .map(entry -> entry.getKey().getSimpleName() + " = " + value(entry.getValue()))
                .collect(Collectors.joining(", "));
        return "@" + names.of(annotation.getAnnotationType()) + (values.isEmpty() ? "" : "(" + values + ")");
    }

    private String value(AnnotationValue value) {
        return value.accept(
                new SimpleAnnotationValueVisitor14<String, Void>() {
                    @Override
                    public String visitEnumConstant(VariableElement constant, Void nothing) {
                        return names.of((TypeElement) constant.getEnclosingElement()) + "." + constant.getSimpleName();
                    }

                    @Override
                    public String visitType(TypeMirror type, Void nothing) {
                        return names.of(type) + ".class";
                    }

                    @Override
                    public String visitArray(List<? extends AnnotationValue> values, Void nothing) {
                        return values.stream()
                                .map(AnnotationText.this::value)
                                .collect(Collectors.joining(", ", "{", "}"));
                    }

                    @Override
                    public String visitAnnotation(AnnotationMirror annotation, Void nothing) {
                        return text(annotation);
                    }

                    @Override
                    protected String defaultAction(Object constant, Void nothing) {
                        return value.toString();
                    }
                },
                null);
    }
}
