namespace VinhPhong.Bot.Conversations;

/// <summary>Where clients of the channel fetch a file; the channel says it. <paramref name="visited"/> is the address at which the one who adds the file reached the service, used if none is configured.</summary>
internal delegate Uri FileAddress(string conversationId, string fileId, Uri visited);
