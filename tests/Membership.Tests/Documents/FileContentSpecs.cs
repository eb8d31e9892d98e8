using Bkmo.ServiceDefaults;
using FsCheck;
using FsCheck.Fluent;

namespace Bkmo.Membership.Tests.Documents;

public sealed class FileContentSpecs
{
    private static readonly byte[] Secret = System.Text.Encoding.ASCII.GetBytes(Pictures.Secret);

    [Fact]
    public void A_file_is_what_its_content_says()
    {
        Assert.Equal(("application/pdf", ".pdf"), Kind(Pictures.Pdf));
        Assert.Equal(("image/png", ".png"), Kind(Pictures.Png()));
        Assert.Equal(("image/jpeg", ".jpg"), Kind(Pictures.Jpeg()));
    }

    [Fact]
    public void What_is_none_of_the_kinds_is_refused()
    {
        byte[][] others = [[], [0xFF], [.. "GIF89a"u8], [.. "PK\x03\x04"u8], [.. "<html>%PDF-1.7"u8], [.. "MZ"u8], [.. "%PDF-1.7 without an end"u8]];
        Assert.All(others, file => Assert.Null(FileContent.Clean(file)));
    }

    [Fact]
    public void A_png_loses_texts_times_and_exif_and_keeps_the_picture()
    {
        var file = Pictures.Png(("tEXt", Pictures.Text), ("zTXt", Pictures.Text), ("iTXt", Pictures.Text), ("eXIf", Secret), ("tIME", [7, 234, 1, 1, 0, 0, 0]), ("prVt", Secret));
        Assert.Equal(Pictures.Png(), FileContent.Clean(file)!.Bytes);
        Assert.Equal(Pictures.Png(("gAMA", [0, 0, 0xB1, 0x8F])), FileContent.Clean(Pictures.Png(("gAMA", [0, 0, 0xB1, 0x8F]), ("tEXt", Pictures.Text)))!.Bytes);
    }

    [Fact]
    public void Nothing_stays_behind_the_end_of_a_picture()
    {
        Assert.Equal(Pictures.Png(), FileContent.Clean([.. Pictures.Png(), .. Secret])!.Bytes);
        Assert.Equal(Pictures.Jpeg(), FileContent.Clean([.. Pictures.Jpeg(), .. Secret])!.Bytes);
    }

    [Fact]
    public void A_jpeg_loses_exif_xmp_comments_and_thumbnails_and_keeps_the_picture()
    {
        var file = Pictures.Jpeg((0xE1, Pictures.Exif(true, 1)), (0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Secret]), (0xED, [.. "Photoshop 3.0\0"u8, .. Secret]), (0xFE, Secret), (0xE2, [.. "MPF\0"u8, .. Secret]));
        Assert.Equal(Pictures.Jpeg(), FileContent.Clean(file)!.Bytes);
    }

    [Theory]
    [InlineData(true, 6)]
    [InlineData(false, 8)]
    public void Which_way_up_a_picture_is_stays_and_nothing_else_of_its_exif(bool little, byte orientation)
    {
        var clean = FileContent.Clean(Pictures.Jpeg((0xE1, Pictures.Exif(little, orientation))))!.Bytes;
        Assert.Equal(Pictures.Jpeg((0xE1, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0])), clean);
        Assert.Equal(clean, FileContent.Clean(clean)!.Bytes);
    }

    [Fact]
    public void Colour_profiles_and_the_way_colours_are_written_stay()
    {
        var file = Pictures.Jpeg((0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 42]), (0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]));
        Assert.Equal(file, FileContent.Clean(file)!.Bytes);
    }

    [Fact]
    public void A_picture_that_is_cut_off_anywhere_is_refused() => Assert.All(new[] { Pictures.Png(), Pictures.Jpeg() }, file =>
    {
        for (var length = 0; length < file.Length; length++) Assert.Null(FileContent.Clean(file.AsSpan(0, length)));
    });

    [Fact]
    public void A_png_with_a_wrong_checksum_is_refused()
    {
        var file = Pictures.Png();
        file[20] ^= 1;
        Assert.Null(FileContent.Clean(file));
    }

    [Fact]
    public void Whatever_bytes_come_there_is_an_answer_and_it_tells_nothing_that_was_taken_out() => Prop.ForAll(
        Gen.Choose(0, 255).ArrayOf().Resize(60).ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), (noise, at) =>
        {
            foreach (var file in new[] { Pictures.Png(("tEXt", Pictures.Text)), Pictures.Jpeg((0xE1, Pictures.Exif(true, 3)), (0xFE, Secret)) })
            {
                var broken = (byte[])file.Clone();
                for (var i = 0; i < noise.Length && at + i < broken.Length && i < 3; i++) broken[at + i] = (byte)noise[i];
                if (FileContent.Clean(broken) is { } clean) Assert.Equal(clean.Bytes, FileContent.Clean(clean.Bytes)!.Bytes);
            }
        }).QuickCheckThrowOnFailure();

    private static (string, string) Kind(byte[] file) => FileContent.Clean(file) is { } clean ? (clean.MediaType, clean.Extension) : ("", "");
}
