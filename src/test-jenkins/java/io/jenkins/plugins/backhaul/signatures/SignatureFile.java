package io.jenkins.plugins.backhaul.signatures;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The source of one top-level type's signature. */
final class SignatureFile {
    private static final Set<Modifier> WITHOUT_MEANING_HERE =
            Set.of(Modifier.SYNCHRONIZED, Modifier.NATIVE, Modifier.TRANSIENT, Modifier.VOLATILE, Modifier.STRICTFP);
    private static final Set<Modifier> NOT_OF_ENUM = Set.of(Modifier.FINAL, Modifier.ABSTRACT, Modifier.SEALED);
    private static final String BODY = "throw new UnsupportedOperationException(); }\n";

    private final TypeElement type;
    private final UsedApi used;
    private final TypeNames names;
    private final AnnotationText annotations;

    SignatureFile(TypeElement type, UsedApi used) {
        this.type = type;
        this.used = used;
        this.names = new TypeNames(type);
        this.annotations = new AnnotationText(names);
    }

    String text() {
        String body = typeText(type);
        String imports =
                names.imports().stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
        return "package " + type.getEnclosingElement() + ";\n\n" + imports + "\n"
                + "/** A signature for the compiler, written by bin/signatures. */\n" + names.suppressed() + body;
    }

    private String typeText(TypeElement t) {
        StringBuilder text = new StringBuilder();
        text.append(annotations.of(t))
                .append(modifiers(t))
                .append(keyword(t))
                .append(' ')
                .append(t.getSimpleName());
        text.append(parameters(t.getTypeParameters())).append(superTypes(t)).append(" {\n");
        List<Element> members = used.membersOf(t);
        if (t.getKind() == ElementKind.ENUM) {
            text.append(members.stream()
                            .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")))
                    .append(";\n");
        }
        members.forEach(member -> text.append(memberText(t, member)));
        if (hasHiddenConstructorOnly(t, members)) {
            text.append(hiddenConstructor(t));
        }
        return text.append("}\n").toString();
    }

    private String memberText(TypeElement owner, Element member) {
        return switch (member.getKind()) {
            case FIELD -> fieldText((VariableElement) member);
            case CONSTRUCTOR -> constructorText(owner, (ExecutableElement) member);
            case METHOD -> methodText(owner, (ExecutableElement) member);
            case ENUM_CONSTANT -> "";
            default -> typeText((TypeElement) member);
        };
    }

    /** A value that the compiler cannot copy into what it compiles. */
    private String fieldText(VariableElement field) {
        String declaration = modifiers(field) + names.of(field.asType()) + " " + field.getSimpleName();
        if (!field.getModifiers().contains(Modifier.FINAL)
                || !field.getModifiers().contains(Modifier.STATIC)) {
            return declaration + ";\n";
        }
        return declaration + " = " + unknown(field.asType()) + ";\n";
    }

    private String constructorText(TypeElement owner, ExecutableElement constructor) {
        return annotations.of(constructor) + modifiers(constructor) + parameters(constructor.getTypeParameters())
                + owner.getSimpleName() + arguments(constructor) + thrown(constructor.getThrownTypes()) + " { "
                + superCall(owner)
                + BODY;
    }

    private String methodText(TypeElement owner, ExecutableElement method) {
        String head = annotations.of(method) + modifiers(method) + parameters(method.getTypeParameters()) + " "
                + names.of(method.getReturnType()) + " " + method.getSimpleName() + arguments(method)
                + thrown(method.getThrownTypes());
        if (owner.getKind() == ElementKind.ANNOTATION_TYPE) {
            return head + annotations.defaultOf(method) + ";\n";
        }
        return method.getModifiers().contains(Modifier.ABSTRACT) ? head + ";\n" : head + " { " + BODY;
    }

    /** What a class has that nobody constructs: without it there would be a public one that the real class may lack. */
    private String hiddenConstructor(TypeElement t) {
        String thrown = used.superConstructorType(t)
                .map(constructor -> thrown(constructor.getThrownTypes()))
                .orElse("");
        return "private " + t.getSimpleName() + "()" + thrown + " { " + superCall(t) + BODY;
    }

    /** A call of the super class's constructor with nothing in particular. */
    private String superCall(TypeElement owner) {
        return used.superConstructorType(owner)
                .filter(constructor -> !constructor.getParameterTypes().isEmpty())
                .map(constructor -> constructor.getParameterTypes().stream()
                        .map(argument -> "(" + names.of(argument) + ") " + unknown(argument))
                        .collect(Collectors.joining(", ", "super(", "); ")))
                .orElse("");
    }

    private String superTypes(TypeElement t) {
        if (t.getKind() == ElementKind.ANNOTATION_TYPE) {
            return "";
        }
        List<DeclaredType> all = used.superTypes(t);
        String classes = listed(" extends ", all, false, t);
        return t.getKind().isInterface()
                ? listed(" extends ", all, true, t)
                : classes + listed(" implements ", all, true, t);
    }

    private String listed(String keyword, List<DeclaredType> all, boolean interfaces, TypeElement of) {
        String list = all.stream()
                .filter(parent -> parent.asElement().getKind().isInterface() == interfaces)
                .filter(parent -> of.getKind() != ElementKind.ENUM || !isEnumItself(parent))
                .map(names::of)
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? "" : keyword + list;
    }

    private static boolean isEnumItself(DeclaredType parent) {
        return ((TypeElement) parent.asElement()).getQualifiedName().contentEquals("java.lang.Enum");
    }

    private String parameters(List<? extends TypeParameterElement> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.stream().map(this::parameter).collect(Collectors.joining(", ", "<", ">"));
    }

    private String parameter(TypeParameterElement parameter) {
        String bounds = parameter.getBounds().stream()
                .map(names::of)
                .filter(bound -> !bound.equals("Object"))
                .collect(Collectors.joining(" & "));
        return parameter.getSimpleName() + (bounds.isEmpty() ? "" : " extends " + bounds);
    }

    private String arguments(ExecutableElement method) {
        List<? extends VariableElement> all = method.getParameters();
        StringBuilder text = new StringBuilder("(");
        for (VariableElement parameter : all) {
            String parameterType = names.of(parameter.asType());
            if (method.isVarArgs() && parameter == all.get(all.size() - 1)) {
                parameterType = parameterType.substring(0, parameterType.length() - 2) + "...";
            }
            text.append(text.length() > 1 ? ", " : "")
                    .append(parameterType)
                    .append(' ')
                    .append(parameter.getSimpleName());
        }
        return text.append(")").toString();
    }

    private String thrown(List<? extends TypeMirror> types) {
        return types.isEmpty() ? "" : types.stream().map(names::of).collect(Collectors.joining(", ", " throws ", ""));
    }

    private static boolean hasHiddenConstructorOnly(TypeElement t, List<Element> members) {
        return t.getKind() == ElementKind.CLASS
                && members.stream().noneMatch(member -> member.getKind() == ElementKind.CONSTRUCTOR);
    }

    private static String unknown(TypeMirror type) {
        if (type.getKind() == TypeKind.BOOLEAN) {
            return "Boolean.valueOf(false)";
        }
        return type.getKind().isPrimitive() ? "Integer.valueOf(0)" : "null";
    }

    private static String keyword(TypeElement t) {
        return switch (t.getKind()) {
            case ANNOTATION_TYPE -> "@interface";
            case INTERFACE -> "interface";
            case ENUM -> "enum";
            case CLASS -> "class";
            default -> throw new IllegalStateException(t + " is a " + t.getKind() + ", which has no signature yet");
        };
    }

    private static String modifiers(Element element) {
        boolean inInterface = element.getEnclosingElement().getKind().isInterface();
        return element.getModifiers().stream()
                .filter(modifier -> !WITHOUT_MEANING_HERE.contains(modifier))
                .filter(modifier -> modifier != Modifier.ABSTRACT
                        || !(inInterface || element.getKind().isInterface()))
                .filter(modifier -> modifier != Modifier.PUBLIC || !inInterface)
                .filter(modifier ->
                        modifier != Modifier.STATIC || !element.getKind().isInterface())
                .filter(modifier -> !NOT_OF_ENUM.contains(modifier) || element.getKind() != ElementKind.ENUM)
                .map(modifier -> modifier + " ")
                .collect(Collectors.joining());
    }
}
