using Microsoft.EntityFrameworkCore;

namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>How hand-offs lie in the database. That a conversation has at most one open one is an index, not only a rule in code.</summary>
internal static class HandOffTables
{
    public static void Map(ModelBuilder model)
    {
        var handOff = model.Entity<HandOffCase>();
        handOff.ToTable("HandOffs");
        handOff.HasKey(row => row.Reference);
        handOff.Property(row => row.Reference).HasMaxLength(16);
        handOff.Property(row => row.State).HasConversion<string>().HasMaxLength(16);
        handOff.Property(row => row.Ending).HasConversion<string>().HasMaxLength(32);
        handOff.Property(row => row.CallBack).HasConversion<string>().HasMaxLength(16);
        handOff.Property(row => row.Told).HasConversion<string>().HasMaxLength(16);
        handOff.Ignore(row => row.IsOpen);
        handOff.HasIndex(row => row.ConversationId, "IX_HandOffs_OneOpen").IsUnique().HasFilter("\"State\" <> 'Ended'");
        handOff.HasIndex(row => row.ConversationId);
        handOff.HasIndex(row => new { row.State, row.Office, row.WaitingSince });
        handOff.HasIndex(row => new { row.OfficerId, row.State });
        handOff.HasIndex(row => row.CallBack);
        handOff.HasOne<Conversation>().WithMany().HasForeignKey(row => row.ConversationId);

        var note = model.Entity<Note>();
        note.HasKey(row => row.Id);
        note.HasIndex(row => new { row.ConversationId, row.At });
        note.HasOne<Conversation>().WithMany().HasForeignKey(row => row.ConversationId);
    }
}
