using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Bkmo.Architecture.Tests;

/// <summary>What a built assembly really uses, read from its metadata without loading it.</summary>
/// <param name="Name">Name of the project.</param>
/// <param name="References">Names of the assemblies it uses.</param>
/// <param name="Types">Full names of the types of other assemblies it uses.</param>
/// <param name="Calls">Members of other assemblies it uses: <c>System.DateTime.get_UtcNow/0</c>, with the number of parameters.</param>
internal sealed record Compiled(string Name, IReadOnlySet<string> References, IReadOnlySet<string> Types, IReadOnlySet<string> Calls)
{
    public static Compiled Of(Project project)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"Bkmo.{project.Name}.dll"));
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return new(
            project.Name,
            metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToHashSet(StringComparer.Ordinal),
            metadata.TypeReferences.Select(handle => FullName(metadata, handle)).ToHashSet(StringComparer.Ordinal),
            metadata.MemberReferences.Select(handle => Call(metadata, metadata.GetMemberReference(handle))).OfType<string>().ToHashSet(StringComparer.Ordinal));
    }

    private static string FullName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }

    private static string? Call(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference) return null;
        var type = FullName(metadata, (TypeReferenceHandle)member.Parent);
        var signature = metadata.GetBlobReader(member.Signature);
        var header = signature.ReadSignatureHeader();
        var parameters = header.Kind == SignatureKind.Method && !header.IsGeneric ? $"/{signature.ReadCompressedInteger()}" : "";
        return $"{type}.{metadata.GetString(member.Name)}{parameters}";
    }
}
