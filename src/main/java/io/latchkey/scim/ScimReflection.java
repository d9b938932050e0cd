package io.latchkey.scim;

import com.unboundid.scim2.common.BaseScimResource;
import com.unboundid.scim2.common.messages.ErrorResponse;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AuthenticationScheme;
import com.unboundid.scim2.common.types.BulkConfig;
import com.unboundid.scim2.common.types.ChangePasswordConfig;
import com.unboundid.scim2.common.types.ETagConfig;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.FilterConfig;
import com.unboundid.scim2.common.types.Meta;
import com.unboundid.scim2.common.types.PaginationConfig;
import com.unboundid.scim2.common.types.PatchConfig;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.SortConfig;
import com.unboundid.scim2.common.types.UserResource;
import com.unboundid.scim2.common.utils.CalendarDeserializer;
import com.unboundid.scim2.common.utils.CalendarSerializer;
import com.unboundid.scim2.common.utils.DateDeserializer;
import com.unboundid.scim2.common.utils.DateSerializer;
import com.unboundid.scim2.common.utils.GenericScimObjectDeserializer;
import com.unboundid.scim2.common.utils.GenericScimObjectSerializer;
import com.unboundid.scim2.common.utils.StatusDeserializer;
import com.unboundid.scim2.common.utils.StatusSerializer;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Classes of the SDK that Jackson serialises by reflection, and their serialisers, which a native executable must keep.
 * Superclasses are listed because they are not kept otherwise.
 */
@RegisterForReflection(
        targets = {
            AttributeDefinition.class,
            AttributeDefinition.Mutability.class,
            AttributeDefinition.Returned.class,
            AttributeDefinition.Type.class,
            AttributeDefinition.Uniqueness.class,
            AuthenticationScheme.class,
            BaseScimResource.class,
            BulkConfig.class,
            ChangePasswordConfig.class,
            ETagConfig.class,
            EnterpriseUserExtension.class,
            ErrorResponse.class,
            FilterConfig.class,
            Meta.class,
            PaginationConfig.class,
            PatchConfig.class,
            ResourceTypeResource.class,
            ResourceTypeResource.SchemaExtension.class,
            SchemaResource.class,
            ServiceProviderConfigResource.class,
            SortConfig.class,
            UserResource.class,
            CalendarDeserializer.class,
            CalendarSerializer.class,
            DateDeserializer.class,
            DateSerializer.class,
            GenericScimObjectDeserializer.class,
            GenericScimObjectSerializer.class,
            StatusDeserializer.class,
            StatusSerializer.class
        })
final class ScimReflection {

    private ScimReflection() {}
}
