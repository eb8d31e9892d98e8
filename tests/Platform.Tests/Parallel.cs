// Each class runs a whole platform; two at once would only slow each other down.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
